package dev.backsight.checker.compare.rules;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;

/**
 * Worse where the 99.9 % confidence intervals of the mean that JMH prints do not overlap: {@code mean ± t · s / sqrt(n)} over
 * the iterations of all forks ({@code org.openjdk.jmh.util.AbstractStatistics#getMeanErrorAt}). JMH itself compares
 * nothing; reading its errors so is what its users do.
 */
record JmhIntervals() implements PublishedRule {

    private static final double CONFIDENCE = 0.999;
    private static final int LEAST = 3;

    @Override
    public String tool() {
        return "JMH";
    }

    @Override
    public String words() {
        return "99.9 % intervals do not overlap";
    }

    @Override
    public String source() {
        return "org.openjdk.jmh.util.AbstractStatistics";
    }

    @Override
    public boolean callsWorse(PooledScores scores) {
        double difference = PooledScores.mean(scores.head()) - PooledScores.mean(scores.base());
        double apart = scores.lowerIsBetter() ? difference : -difference;
        return apart > error(scores.base()) + error(scores.head());
    }

    /** Half the width of the interval; not a number below three values, as in JMH. */
    static double error(double[] values) {
        int n = values.length;
        if (n < LEAST) {
            return Double.NaN;
        }
        double t = new TDistribution(null, n - 1.0).inverseCumulativeProbability(1 - (1 - CONFIDENCE) / 2);
        return t * new StandardDeviation().evaluate(values) / Math.sqrt(n);
    }
}
