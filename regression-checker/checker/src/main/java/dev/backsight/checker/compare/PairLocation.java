package dev.backsight.checker.compare;

import dev.backsight.checker.stats.Location;

/**
 * The one value of a pair: where the log ratios of its slices lie. The only place that says how. The median, because a
 * slice that was disturbed is disturbed by far: one in ten slices 50 % slow moves it by little, and the mean by 4 %.
 */
final class PairLocation {

    private PairLocation() {}

    /** @param logRatios one a slice, at least one */
    static double of(double[] logRatios) {
        return Location.median(logRatios);
    }
}
