package dev.backsight.checker.certify;

import dev.backsight.checker.compare.PairLocation;
import dev.backsight.checker.compare.SimulationSettings;
import dev.backsight.checker.format.DurationText;
import dev.backsight.checker.format.PercentText;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.UnusableInputException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * With which settings the gate is tried on recorded pairs.
 *
 * @param suites drawn for either failure rate
 * @param policy of the gate
 * @param budgets with which slowdowns are looked for
 * @param bootstraps samples of the recorded pairs
 */
public record RatesRequest(
        int suites, Policy policy, List<Duration> budgets, PairLocation location, int bootstraps, long seed) {

    private static final List<Duration> BUDGETS =
            List.of(Duration.ofMinutes(5), Duration.ofMinutes(10), Duration.ofMinutes(30));

    public RatesRequest {
        budgets = List.copyOf(budgets);
    }

    /**
     * As the user typed them; null leaves the default.
     *
     * @param budget e.g. {@code 10m}; then slowdowns are looked for with this one alone
     * @param tolerance of time, e.g. {@code 3%}
     * @throws UnusableInputException if any is not understood or out of range
     */
    public static RatesRequest of(
            int suites,
            @Nullable String budget,
            @Nullable String tolerance,
            @Nullable Double alpha,
            PairLocation location,
            int bootstraps,
            long seed) {
        try {
            Policy policy = Policy.DEFAULT;
            if (tolerance != null) {
                policy = policy.withTolerance(PercentText.parse(tolerance));
            }
            if (alpha != null) {
                policy = policy.withAlpha(alpha);
            }
            List<Duration> budgets = BUDGETS;
            if (budget != null) {
                policy = policy.withBudget(DurationText.parse(budget));
                budgets = List.of(policy.budget());
            }
            RatesRequest request = new RatesRequest(suites, policy, budgets, location, bootstraps, seed);
            request.settings();
            return request;
        } catch (IllegalArgumentException e) {
            throw new UnusableInputException("the gate cannot be tried so: " + e.getMessage(), e);
        }
    }

    SimulationSettings settings() {
        return new SimulationSettings(
                suites, SimulationSettings.SUITE_SIZE, policy, budgets, location, bootstraps, seed);
    }
}
