package dev.backsight.checker.compare;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Standing;
import dev.backsight.checker.model.SuiteShift;
import dev.backsight.checker.model.Verdict;
import dev.backsight.checker.stats.SignedRank;
import java.util.List;
import java.util.Optional;

/**
 * Whether everything became slower at once. Every benchmark counts once, with the mean of its pairs of the screen's whole
 * rounds: all have equally many, and none was chosen for what it shows. Only for builds that took turns: of runs measured at different
 * times a common shift says more about the machine than about the code.
 */
final class SuiteWide {

    private static final double INTERVAL_TAIL = 0.025;

    private SuiteWide() {}

    /** @return empty where there are too few benchmarks for the test to reach its level at all */
    static Optional<SuiteShift> of(List<Contrast> screened, Policy policy) {
        double level = policy.alpha() * SuiteDecision.SUITE_SHARE;
        double[] means = screened.stream()
                .filter(contrast -> contrast.metric().family() == MetricFamily.TIME)
                .filter(contrast -> decides(contrast.id(), policy))
                .mapToDouble(contrast -> contrast.effect().estimate())
                .toArray();
        if (SignedRank.leastPValue(means.length) > level) {
            return Optional.empty();
        }
        SignedRank ranks = SignedRank.of(means);
        double tolerance = policy.suite().tolerance();
        return Optional.of(new SuiteShift(
                means.length,
                Math.expm1(ranks.estimate()),
                Math.expm1(ranks.lowerBound(INTERVAL_TAIL)),
                Math.expm1(ranks.upperBound(INTERVAL_TAIL)),
                tolerance,
                ranks.pGreaterThan(Math.log1p(tolerance)),
                level,
                policy.suite().fails()));
    }

    private static boolean decides(BenchmarkId id, Policy policy) {
        return policy.standing(id, Verdict.REGRESSED).kind() == Standing.Kind.GATING;
    }
}
