package dev.backsight.checker.compare;

import java.util.Arrays;

/**
 * How head compares with base in each slice of a pair.
 *
 * @param logs of the ratios, oriented so that positive is worse; empty for what has no slices, as bytes
 * @param weights what each counts: 1, or as much of the slice as the system did not withhold
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and never leaves this package.
record SliceRatios(double[] logs, double[] weights) {

    static final SliceRatios NONE = new SliceRatios(new double[0], new double[0]);

    SliceRatios {
        if (logs.length != weights.length) {
            throw new IllegalArgumentException(logs.length + " slices have " + weights.length + " weights");
        }
    }

    static SliceRatios ofEqualWeight(double... logs) {
        double[] weights = new double[logs.length];
        Arrays.fill(weights, 1);
        return new SliceRatios(logs, weights);
    }

    int count() {
        return logs.length;
    }

    /** The first slices only; all where there are no more. */
    SliceRatios first(int count) {
        return count >= logs.length ? this : new SliceRatios(Arrays.copyOf(logs, count), Arrays.copyOf(weights, count));
    }
}
