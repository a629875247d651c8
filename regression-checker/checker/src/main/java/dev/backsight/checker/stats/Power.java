package dev.backsight.checker.stats;

import java.util.OptionalInt;
import org.apache.commons.math3.distribution.NormalDistribution;

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
        if (!(excess > 0)) {
            return OptionalInt.empty();
        }
        double normal = (exceededWith(level) + exceededWith(MISS)) * spread / excess;
        // A normal test needs fewer than a t test: start there and go up.
        for (int n = (int) Math.max(Math.max(2, least), Math.min(most + 1.0, 2 * normal * normal)); n <= most; n++) {
            if (enough(n, excess, spread, level)) {
                return OptionalInt.of(n);
            }
        }
        return OptionalInt.empty();
    }

    private static double exceededWith(double tail) {
        return -new NormalDistribution(null, 0, 1).inverseCumulativeProbability(tail);
    }

    private static boolean enough(int n, double excess, double spread, double level) {
        StudentT t = new StudentT(2.0 * n - 2);
        return excess >= (t.exceededWith(level) + t.exceededWith(MISS)) * spread * Math.sqrt(2.0 / n);
    }
}
