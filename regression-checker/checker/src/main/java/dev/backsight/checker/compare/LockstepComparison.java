package dev.backsight.checker.compare;

import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Recording;
import dev.backsight.checker.model.Run;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares two builds that took turns. REGRESSED and IMPROVED rest on the fresh pairs of those benchmarks that the screen
 * suspected, and on nothing else: the pairs that raised a suspicion cannot also confirm it.
 */
public final class LockstepComparison {

    private LockstepComparison() {}

    /**
     * @param recording of a check, to its end or as far as it got
     * @param baseLabel what to call base in the headline
     */
    public static Findings compare(Recording recording, String baseLabel, Policy policy) {
        return compare(recording, baseLabel, policy, PairLocation.MEDIAN);
    }

    /** @param location what a pair's slices come to; the gate takes the median, a replay may try others */
    public static Findings compare(Recording recording, String baseLabel, Policy policy, PairLocation location) {
        Run base = recording.base();
        Run head = recording.head();
        LockstepSuite suite = LockstepSuite.of(recording, policy, location);
        List<Comparison> measured = new ArrayList<>(suite.unjudged());
        measured.addAll(SuiteDecision.comparisons(suite.contrasts(), policy));
        return Findings.of(
                ProvenUnchanged.beside(measured, recording.proven(), policy),
                SuiteWide.of(suite.screenedInWholeRounds(), policy).orElse(null),
                RunWarnings.of(base, head, base.environment().decidingDifferences(head.environment())),
                base.complete() && head.complete(),
                baseLabel,
                Controls.of(measured, recording.proven()));
    }
}
