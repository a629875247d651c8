package dev.backsight.checker.compare;

import java.util.Arrays;

/**
 * How head compares with base in each slice of a pair.
 *
 * @param logs of the ratios, oriented so that positive is worse; empty for what has no slices, as bytes
 * @param levels logs of base's slices, oriented alike
 * @param weights what each counts: 1, or as much of the slice as the system did not withhold
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and never leaves this package.
record SliceRatios(double[] logs, double[] levels, double[] weights) {

    static final SliceRatios NONE = new SliceRatios(new double[0], new double[0], new double[0]);

    SliceRatios {
        if (logs.length != weights.length || logs.length != levels.length) {
            throw new IllegalArgumentException(
                    logs.length + " slices have " + levels.length + " levels and " + weights.length + " weights");
        }
    }

    static SliceRatios ofEqualWeight(double... logs) {
        double[] weights = new double[logs.length];
        Arrays.fill(weights, 1);
        return new SliceRatios(logs, new double[logs.length], weights);
    }

    int count() {
        return logs.length;
    }

    /**
     * Each of head's slices beside every one of base's that is no further from it than some turns. A disturbance hits one
     * slice of one side; the partners of its neighbours are as good a measure, and a slice that has only one partner is lost
     * with it.
     *
     * @param reach in turns of a side; with 0 each slice has its partner only
     */
    SliceRatios beside(int reach) {
        int count = logs.length;
        int most = count * (2 * reach + 1);
        double[] values = new double[most];
        double[] bases = new double[most];
        double[] counts = new double[most];
        int next = 0;
        for (int head = 0; head < count; head++) {
            for (int base = Math.max(0, head - reach); base <= Math.min(count - 1, head + reach); base++) {
                values[next] = logs[head] + levels[head] - levels[base];
                bases[next] = levels[base];
                counts[next++] = Math.min(weights[head], weights[base]);
            }
        }
        return new SliceRatios(Arrays.copyOf(values, next), Arrays.copyOf(bases, next), Arrays.copyOf(counts, next));
    }
}
