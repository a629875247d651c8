package dev.backsight.checker.compare.rules;

import java.util.stream.DoubleStream;

/**
 * What a tool sees of one benchmark: the scores of all iterations of all forks, a side in one heap.
 *
 * @param base at least one, positive
 * @param head likewise
 * @param lowerIsBetter time per operation, not a rate
 */
@SuppressWarnings("ArrayRecordComponent") // Passed on and read; never compared.
public record PooledScores(double[] base, double[] head, boolean lowerIsBetter) {

    /** How many times worse head's {@code location} is than base's: above 1 is worse. */
    double worseBy(double baseLocation, double headLocation) {
        return lowerIsBetter ? headLocation / baseLocation : baseLocation / headLocation;
    }

    static double mean(double[] values) {
        return DoubleStream.of(values).average().orElse(Double.NaN);
    }
}
