package dev.backsight.checker.compare;

import dev.backsight.checker.stats.Location;

/**
 * The one value of a pair: where the log ratios of its slices lie. The gate takes the {@link #MEDIAN}; the others are for
 * comparing on recorded pairs.
 */
public enum PairLocation {
    /**
     * A slice that was disturbed is disturbed by far: one in ten slices 50 % slow moves the median by little. And one of
     * which the system withheld the most knows the least, so it counts for what was left of it.
     */
    MEDIAN("median of the slices, each by what the system left of it") {
        @Override
        double of(SliceRatios ratios) {
            return Location.weightedMedian(ratios.logs(), ratios.weights());
        }
    },
    /** All slices alike. */
    UNWEIGHTED("median of the slices, all alike") {
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

    private final String words;

    PairLocation(String words) {
        this.words = words;
    }

    /** For a reader, e.g. {@code median of the slices}. */
    public String words() {
        return words;
    }

    /** @param ratios of at least one slice */
    abstract double of(SliceRatios ratios);

    /** Whether {@link WithheldTime} comes out of the slices first. */
    boolean takesOutWithheldTime() {
        return true;
    }
}
