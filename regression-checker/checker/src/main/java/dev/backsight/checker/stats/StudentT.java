package dev.backsight.checker.stats;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.math3.distribution.TDistribution;

/** Student's t distribution with any positive number of degrees of freedom. */
final class StudentT {

    /**
     * Quantiles found before. A suite asks for the same few again and again, since most benchmarks have equally many
     * forks and share a level, and the search for one takes a hundred evaluations of the distribution.
     */
    private static final Map<Quantile, Double> FOUND = new ConcurrentHashMap<>();

    /** Distributions asked before, for the same reason: each begins with logarithms of gamma functions. */
    private static final Map<Double, TDistribution> DISTRIBUTIONS = new ConcurrentHashMap<>();

    private static final int MOST_KEPT = 10_000;

    private final double degreesOfFreedom;
    private final TDistribution distribution;

    StudentT(double degreesOfFreedom) {
        this.degreesOfFreedom = degreesOfFreedom;
        TDistribution kept = DISTRIBUTIONS.get(degreesOfFreedom);
        if (kept == null) {
            // No generator: nothing is drawn, and seeding one costs more than the probabilities asked for.
            kept = new TDistribution(null, degreesOfFreedom);
            if (DISTRIBUTIONS.size() < MOST_KEPT) {
                DISTRIBUTIONS.put(degreesOfFreedom, kept);
            }
        }
        distribution = kept;
    }

    /** P(T &gt;= t). */
    double upperTail(double t) {
        return distribution.cumulativeProbability(-t);
    }

    /** The t that is exceeded with probability {@code tail}, in (0, 1). */
    double exceededWith(double tail) {
        Quantile quantile = new Quantile(degreesOfFreedom, tail);
        Double found = FOUND.get(quantile);
        if (found == null) {
            found = search(tail);
            if (FOUND.size() < MOST_KEPT) {
                FOUND.put(quantile, found);
            }
        }
        return found;
    }

    private double search(double tail) {
        // The lower tail keeps its relative precision where 1 - tail would round to 1.
        return -distribution.inverseCumulativeProbability(tail);
    }

    private record Quantile(double degreesOfFreedom, double tail) {}
}
