package dev.backsight.checker.stats;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Of the sum of those ranks from 1 to n whose values lie above the centre, each of them does with probability 1/2. Exact
 * up to {@value #MOST_EXACT} values; beyond, normal with a correction for continuity.
 */
final class SignedRankDistribution {

    private static final int MOST_EXACT = 200;

    private final long sum;
    private final double deviation;

    /** {@code atMost[t]}: P(T <= t); empty where it is not exact. */
    private final double[] atMost;

    SignedRankDistribution(int n) {
        sum = (long) n * (n + 1) / 2;
        deviation = Math.sqrt(n * (n + 1.0) * (2.0 * n + 1) / 24);
        atMost = n <= MOST_EXACT ? exact(n, (int) sum) : new double[0];
    }

    private static double[] exact(int n, int sum) {
        double[] probability = new double[sum + 1];
        probability[0] = 1;
        int reached = 0;
        for (int rank = 1; rank <= n; rank++) {
            reached += rank;
            for (int t = reached; t >= 0; t--) {
                probability[t] = probability[t] / 2 + (t >= rank ? probability[t - rank] / 2 : 0);
            }
        }
        for (int t = 1; t <= sum; t++) {
            probability[t] += probability[t - 1];
        }
        return probability;
    }

    /** P(T &gt;= t). */
    double atLeast(long t) {
        // Symmetric about half the sum, and the lower tail keeps its relative precision.
        return atMost(sum - t);
    }

    /** The largest t with P(T &lt;= t) of at most {@code tail}, or -1 if there is none. */
    long mostBelow(double tail) {
        long low = -1;
        long high = sum;
        while (high - low > 1) {
            long middle = (low + high) >>> 1;
            if (atMost(middle) <= tail) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private double atMost(long t) {
        if (t < 0) {
            return 0;
        }
        if (t >= sum) {
            return 1;
        }
        if (atMost.length > 0) {
            return Math.min(1, atMost[(int) t]);
        }
        return new NormalDistribution(null, 0, 1).cumulativeProbability((t + 0.5 - sum / 2.0) / deviation);
    }
}
