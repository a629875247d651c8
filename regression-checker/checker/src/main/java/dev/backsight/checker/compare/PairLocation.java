package dev.backsight.checker.compare;

import dev.backsight.checker.stats.Location;

/**
 * The one value of a pair: where the log ratios of its slices lie. The gate takes the {@link #MEDIAN}; the others are for
 * comparing on recorded pairs.
 */
public enum PairLocation {
    /**
     * A slice that was disturbed is disturbed by far: one in ten slices 50 % slow moves the median by little. One of
     * which the system withheld the most knows the least, so it counts for what was left of it. And each stands beside
     * the two slices before and after its partner too, since what disturbed the partner mostly spared those.
     */
    MEDIAN("median of the slices, each beside five of the other side, by what the system left of both") {
        @Override
        double of(SliceRatios ratios) {
            return weighted(ratios.beside(REACH));
        }
    },
    /** Each slice beside its partner only. */
    PARTNERS("median of the slices, each beside its partner, by what the system left of both") {
        @Override
        double of(SliceRatios ratios) {
            return weighted(ratios);
        }
    },
    /** Beside its partner only, all alike. */
    UNWEIGHTED("median of the slices, each beside its partner, all alike") {
        @Override
        double of(SliceRatios ratios) {
            return Location.median(ratios.logs());
        }
    },
    /** Of the slices as they were measured, with the time for which the system ran others. */
    RAW("median of the slices, time withheld by the system included") {
        @Override
        double of(SliceRatios ratios) {
            return Location.median(ratios.logs());
        }

        @Override
        boolean takesOutWithheldTime() {
            return false;
        }
    },
    /** Mean of the middle 60 %: a fifth of the slices is left out at either end. */
    TRIMMED("mean of the middle 60 % of the slices") {
        @Override
        double of(SliceRatios ratios) {
            return Location.trimmedMean(ratios.logs(), TRIMMED_A_SIDE);
        }
    },
    /** Of all slices: the same one in ten slices moves it by 4 %. */
    MEAN("mean of the slices") {
        @Override
        double of(SliceRatios ratios) {
            return Location.mean(ratios.logs());
        }
    };

    private static final double TRIMMED_A_SIDE = 0.2;

    /** In turns of a side. */
    private static final int REACH = 2;

    private final String words;

    PairLocation(String words) {
        this.words = words;
    }

    /** For a reader, e.g. {@code median of the slices}. */
    public String words() {
        return words;
    }

    private static double weighted(SliceRatios ratios) {
        return Location.weightedMedian(ratios.logs(), ratios.weights());
    }

    /** @param ratios of at least one slice */
    abstract double of(SliceRatios ratios);

    /** Whether {@link WithheldTime} comes out of the slices first. */
    boolean takesOutWithheldTime() {
        return true;
    }
}
