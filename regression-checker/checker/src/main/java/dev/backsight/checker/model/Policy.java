package dev.backsight.checker.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the gate accepts.
 *
 * @param alpha chance in (0, 0.5) that a check fails although every benchmark is at most its tolerance worse
 * @param tolerances largest accepted relative worsening per family
 * @param forks forks a side when measuring without a base build
 * @param suite what is accepted of all benchmarks together
 * @param overrides by benchmark; the last that matches and speaks of a setting wins
 * @param references which benchmarks others are shown beside; the last that matches counts, and none decides anything
 */
public record Policy(
        double alpha,
        Map<MetricFamily, Double> tolerances,
        boolean failOnInconclusive,
        int forks,
        Duration budget,
        SuitePolicy suite,
        List<PolicyOverride> overrides,
        List<Reference> references) {

    public static final Policy DEFAULT = new Policy(
            0.01,
            Map.of(MetricFamily.TIME, 0.03, MetricFamily.TAIL, 0.10, MetricFamily.ALLOCATION, 0.01),
            false,
            5,
            Duration.ofMinutes(10),
            SuitePolicy.DEFAULT,
            List.of(),
            List.of());

    public Policy {
        if (!(alpha > 0 && alpha < 0.5)) {
            throw new IllegalArgumentException("alpha lies between 0 and 0.5, not " + alpha);
        }
        if (forks < 1 || forks > 100) {
            throw new IllegalArgumentException("forks lie between 1 and 100, not " + forks);
        }
        if (budget.isNegative() || budget.isZero()) {
            throw new IllegalArgumentException("a budget is longer than nothing, not " + budget);
        }
        Map<MetricFamily, Double> complete = new TreeMap<>(tolerances);
        for (MetricFamily family : MetricFamily.values()) {
            double tolerance = complete.computeIfAbsent(family, missing -> 0.0);
            checkTolerance(tolerance);
        }
        tolerances = Map.copyOf(complete);
        overrides = List.copyOf(overrides);
        references = List.copyOf(references);
    }

    /** Without references. */
    public Policy(
            double alpha,
            Map<MetricFamily, Double> tolerances,
            boolean failOnInconclusive,
            int forks,
            Duration budget,
            SuitePolicy suite,
            List<PolicyOverride> overrides) {
        this(alpha, tolerances, failOnInconclusive, forks, budget, suite, overrides, List.of());
    }

    static void checkTolerance(double tolerance) {
        if (!(tolerance >= 0 && tolerance <= 10)) {
            throw new IllegalArgumentException("a tolerance lies between 0 and 10 (1000 %), not " + tolerance);
        }
    }

    public double tolerance(BenchmarkId benchmark, MetricFamily family) {
        double tolerance = tolerances.getOrDefault(family, 0.0);
        for (PolicyOverride override : overrides) {
            Double own = override.tolerances().get(family);
            if (own != null && override.matches(benchmark)) {
                tolerance = own;
            }
        }
        return tolerance;
    }

    /** Whether a verdict on this benchmark counts. */
    public Standing standing(BenchmarkId benchmark, Verdict verdict) {
        Standing standing = Standing.GATING;
        for (PolicyOverride override : overrides) {
            if (override.standing().kind() != Standing.Kind.GATING
                    && override.matches(benchmark)
                    && (override.standing().kind() != Standing.Kind.ACCOUNTED_FOR
                            || verdict == Verdict.REMOVED
                            || verdict == Verdict.INCOMPARABLE)) {
                standing = override.standing();
            }
        }
        return standing;
    }

    /** The one that a benchmark is shown beside, if the policy names any for it. */
    public Optional<Reference> reference(BenchmarkId benchmark) {
        @Nullable Reference last = null;
        for (Reference reference : references) {
            if (reference.isFor(benchmark)) {
                last = reference;
            }
        }
        return Optional.ofNullable(last);
    }

    public Policy withTolerance(double time) {
        Map<MetricFamily, Double> changed = new TreeMap<>(tolerances);
        changed.put(MetricFamily.TIME, time);
        List<PolicyOverride> kept =
                overrides.stream().map(PolicyOverride::withoutTimeTolerance).toList();
        return new Policy(alpha, changed, failOnInconclusive, forks, budget, suite, kept, references);
    }

    public Policy withAlpha(double changed) {
        return new Policy(changed, tolerances, failOnInconclusive, forks, budget, suite, overrides, references);
    }

    public Policy withForks(int changed) {
        return new Policy(alpha, tolerances, failOnInconclusive, changed, budget, suite, overrides, references);
    }

    public Policy withBudget(Duration changed) {
        return new Policy(alpha, tolerances, failOnInconclusive, forks, changed, suite, overrides, references);
    }

    public Policy withFailOnInconclusive(boolean changed) {
        return new Policy(alpha, tolerances, changed, forks, budget, suite, overrides, references);
    }

    public Policy withSuite(SuitePolicy changed) {
        return new Policy(alpha, tolerances, failOnInconclusive, forks, budget, changed, overrides, references);
    }

    public Policy withTolerances(Map<MetricFamily, Double> changed) {
        return new Policy(alpha, changed, failOnInconclusive, forks, budget, suite, overrides, references);
    }

    public Policy withOverrides(List<PolicyOverride> changed) {
        return new Policy(alpha, tolerances, failOnInconclusive, forks, budget, suite, changed, references);
    }

    public Policy withReferences(List<Reference> changed) {
        return new Policy(alpha, tolerances, failOnInconclusive, forks, budget, suite, overrides, changed);
    }
}
