package dev.backsight.checker.stats;

import org.apache.commons.math3.distribution.TDistribution;

/** Student's t distribution with any positive number of degrees of freedom. */
final class StudentT {

    private final TDistribution distribution;

    StudentT(double degreesOfFreedom) {
        // No generator: nothing is drawn, and seeding one costs more than the probabilities asked for.
        distribution = new TDistribution(null, degreesOfFreedom);
    }

    /** P(T &gt;= t). */
    double upperTail(double t) {
        return distribution.cumulativeProbability(-t);
    }

    /** The t that is exceeded with probability {@code tail}, in (0, 1). */
    double exceededWith(double tail) {
        // The lower tail keeps its relative precision where 1 - tail would round to 1.
        return -distribution.inverseCumulativeProbability(tail);
    }
}
