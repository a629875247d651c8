package dev.backsight.checker.stats;

import java.util.OptionalInt;
import org.apache.commons.math3.distribution.NormalDistribution;

/** What a t test of a given size would find. */
public final class Power {

    private static final double MISS = 0.2;

    private Power() {}

    /**
     * How far beyond the tested bound the true difference must lie to be found with probability 0.8:
     * {@code (t_level + t_0.2) * standard error}, the usual approximation of the noncentral t.
     *
     * @param level one-sided level of the test
     */
    public static double detectableExcess(Effect effect, double level) {
        return detectableExcess(effect.standardError(), effect.degreesOfFreedom(), level);
    }

    /**
     * The same of a test still to be made.
     *
     * @param replicates forks a side or pairs, at least 2
     * @param spread standard deviation of one replicate
     */
    public static double detectableExcess(Design design, int replicates, double spread, double level) {
        return detectableExcess(design.errorOf(spread, replicates), design.degreesOfFreedom(replicates), level);
    }

    private static double detectableExcess(double standardError, double degreesOfFreedom, double level) {
        if (standardError == 0 || Double.isInfinite(standardError)) {
            return standardError;
        }
        StudentT t = new StudentT(degreesOfFreedom);
        return (t.exceededWith(level) + t.exceededWith(MISS)) * standardError;
    }

    /**
     * The least number of replicates (a side, or pairs) with which a true difference {@code excess} beyond the tested
     * bound would be found with probability 0.8.
     *
     * @param spread standard deviation of one replicate
     * @param most give up beyond
     */
    public static OptionalInt replicatesFor(
            Design design, double excess, double spread, double level, int least, int most) {
        if (!(excess > 0)) {
            return OptionalInt.empty();
        }
        double normal = (exceededWith(level) + exceededWith(MISS)) * design.errorOf(spread, 1) / excess;
        // A normal test needs fewer than a t test.
        int low = (int) Math.max(Math.max(2, least), Math.min(most + 1.0, normal * normal));
        if (low > most || !isFound(design, most, excess, spread, level)) {
            return OptionalInt.empty();
        }
        // What is found with some replicates is found with more.
        int high = most;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (isFound(design, middle, excess, spread, level)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return OptionalInt.of(low);
    }

    private static boolean isFound(Design design, int replicates, double excess, double spread, double level) {
        return excess >= detectableExcess(design, replicates, spread, level);
    }

    private static double exceededWith(double tail) {
        return -new NormalDistribution(null, 0, 1).inverseCumulativeProbability(tail);
    }
}
