package dev.backsight.checker.stats;

import java.util.OptionalInt;

/** What a two-sample t test of a given size would find. */
public final class Power {

    private static final double MISS = 0.2;

    private Power() {}

    /**
     * How far beyond the tested bound the true difference must lie to be found with probability 0.8:
     * {@code (t_level + t_0.2) * standard error}, the usual approximation of the noncentral t.
     *
     * @param level one-sided level of the test
     */
    public static double detectableExcess(MeanDifference difference, double level) {
        if (difference.standardError() == 0 || Double.isInfinite(difference.standardError())) {
            return difference.standardError();
        }
        StudentT t = new StudentT(difference.degreesOfFreedom());
        return (t.exceededWith(level) + t.exceededWith(MISS)) * difference.standardError();
    }

    /**
     * The least number of replicates a side with which a true difference {@code excess} beyond the tested bound would
     * be found with probability 0.8.
     *
     * @param spread standard deviation of one replicate
     * @param most give up beyond
     */
    public static OptionalInt replicatesFor(double excess, double spread, double level, int least, int most) {
        int low = Math.max(2, least);
        if (low > most || !enough(most, excess, spread, level)) {
            return OptionalInt.empty();
        }
        int high = most;
        // What n replicates would find only ever gets smaller with n.
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (enough(middle, excess, spread, level)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return OptionalInt.of(low);
    }

    private static boolean enough(int n, double excess, double spread, double level) {
        StudentT t = new StudentT(2.0 * n - 2);
        return excess >= (t.exceededWith(level) + t.exceededWith(MISS)) * spread * Math.sqrt(2.0 / n);
    }
}
