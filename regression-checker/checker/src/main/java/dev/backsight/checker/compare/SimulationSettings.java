package dev.backsight.checker.compare;

import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Slowdown;
import java.time.Duration;
import java.util.List;

/**
 * How operating characteristics are to be found.
 *
 * @param suites of identical code, and as many at the boundary; at least 1,000
 * @param size benchmarks of a suite
 * @param policy of the gate; its budget is that of the failure rates
 * @param budgets with which slowdowns are looked for
 * @param location what a pair's slices come to
 * @param bootstraps samples of the recorded pairs; at least 20, so that one in twenty lies above the percentile asked for
 * @param seed of all that is drawn
 */
public record SimulationSettings(
        int suites, int size, Policy policy, List<Duration> budgets, PairLocation location, int bootstraps, long seed) {

    public static final int LEAST_SUITES = 1_000;
    public static final int MOST_SUITES = 1_000_000;
    public static final int SUITE_SIZE = 28;

    /** Relative. */
    static final List<Double> SLOWDOWNS = List.of(0.01, 0.02, 0.05, 0.10);

    /** What a policy that tolerates little may hope for with patience. */
    static final Slowdown SMALL = new Slowdown(0.02, 0.01, Duration.ofMinutes(30));

    private static final int LEAST_BOOTSTRAPS = 20;
    private static final int MOST_BOOTSTRAPS = 10_000;

    public SimulationSettings {
        if (suites < LEAST_SUITES || suites > MOST_SUITES) {
            throw new IllegalArgumentException(
                    "rates are told from " + LEAST_SUITES + " to " + MOST_SUITES + " suites, not from " + suites);
        }
        if (size < 1) {
            throw new IllegalArgumentException("a suite has benchmarks, not " + size);
        }
        if (bootstraps < LEAST_BOOTSTRAPS || bootstraps > MOST_BOOTSTRAPS) {
            throw new IllegalArgumentException("bootstrap samples lie between " + LEAST_BOOTSTRAPS + " and "
                    + MOST_BOOTSTRAPS + ", not " + bootstraps);
        }
        budgets = List.copyOf(budgets);
    }

    /** For each benchmark, slowdown and budget. */
    int suitesPerCase() {
        return suites / 10;
    }

    int suitesPerBootstrap() {
        return suites / 5;
    }
}
