package dev.backsight.checker.stats;

import java.util.Arrays;

/**
 * Wilcoxon's signed-rank test of where a symmetric distribution has its centre, with the estimate and the bounds that go
 * with it: the Walsh averages, which are the means of all pairs of values, each value with itself too. Their median is
 * the Hodges-Lehmann estimate, and the number of them above a centre is the test's statistic for that centre, so that
 * test and bounds never contradict each other. A Walsh average that equals the centre counts as half of one, rounded so
 * that the test rejects less.
 *
 * <p>Sources: Wilcoxon, "Individual comparisons by ranking methods", Biometrics Bulletin 1, 1945; Hodges and Lehmann,
 * "Estimates of location based on rank tests", Annals of Mathematical Statistics 34, 1963.
 */
public final class SignedRank {

    private final double[] sorted;
    private final SignedRankDistribution distribution;

    private SignedRank(double[] sorted) {
        this.sorted = sorted;
        this.distribution = new SignedRankDistribution(sorted.length);
    }

    /** @param values at least one, all finite */
    public static SignedRank of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        if (sorted.length == 0 || !Double.isFinite(sorted[0]) || !Double.isFinite(sorted[sorted.length - 1])) {
            throw new IllegalArgumentException(
                    "ranks need finite values, at least one, not " + Arrays.toString(values));
        }
        return new SignedRank(sorted);
    }

    /** The smallest p-value that so many values can reach: 2 to the power of minus their number. */
    public static double leastPValue(int values) {
        return Math.pow(2, -values);
    }

    /** One-sided p-value of the hypothesis that the centre is at most {@code bound}. */
    public double pGreaterThan(double bound) {
        // Twice the statistic: one for each average at or above the bound, and one for each above it.
        long twice = 2 * averages() - countBelow(bound, false) - countBelow(bound, true);
        return distribution.atLeast(twice / 2);
    }

    /** The median of the Walsh averages. */
    public double estimate() {
        long all = averages();
        double upper = average(all / 2);
        return all % 2 == 1 ? upper : average(all / 2 - 1) / 2 + upper / 2;
    }

    /** What the centre is below with a probability of at most {@code tail}; minus infinity where nothing can be said. */
    public double lowerBound(double tail) {
        long outside = distribution.mostBelow(tail);
        return outside < 0 ? Double.NEGATIVE_INFINITY : average(outside);
    }

    /** What the centre is above with a probability of at most {@code tail}; infinity where nothing can be said. */
    public double upperBound(double tail) {
        long outside = distribution.mostBelow(tail);
        return outside < 0 ? Double.POSITIVE_INFINITY : average(averages() - 1 - outside);
    }

    private long averages() {
        return (long) sorted.length * (sorted.length + 1) / 2;
    }

    /** The Walsh average that has {@code rank} others below it, found by halving: there are too many to be listed. */
    private double average(long rank) {
        double low = sorted[0];
        double high = sorted[sorted.length - 1];
        while (true) {
            double middle = low / 2 + high / 2;
            if (middle <= low || middle >= high) {
                return countBelow(low, true) > rank ? low : high;
            }
            if (countBelow(middle, true) > rank) {
                high = middle;
            } else {
                low = middle;
            }
        }
    }

    /** How many Walsh averages lie below {@code bound}, or at it where that counts too. */
    private long countBelow(double bound, boolean orAt) {
        long count = 0;
        int partner = sorted.length - 1;
        for (int i = 0; i < sorted.length; i++) {
            while (partner >= i && !isBelow(sorted[i] / 2 + sorted[partner] / 2, bound, orAt)) {
                partner--;
            }
            if (partner < i) {
                return count;
            }
            count += partner - i + 1;
        }
        return count;
    }

    private static boolean isBelow(double average, double bound, boolean orAt) {
        return orAt ? average <= bound : average < bound;
    }
}
