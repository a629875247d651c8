package dev.backsight.checker.compare;

import dev.backsight.checker.model.CheckVerdict;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.Verdict;
import dev.backsight.checker.model.Warning;
import java.util.ArrayList;
import java.util.List;

/** Compares two runs that were measured at different times. */
public final class RunComparison {

    private RunComparison() {}

    /**
     * @param baseLabel what to call base in the headline
     * @param acrossEnvironments compare times although the environments differ, because the caller means to
     */
    public static Findings compare(Run base, Run head, String baseLabel, Policy policy, boolean acrossEnvironments) {
        List<Environment.Difference> differences = base.environment().decidingDifferences(head.environment());
        Matching matching = Matching.of(base, head, policy, acrossEnvironments ? List.of() : differences, true);
        List<Comparison> comparisons = new ArrayList<>(matching.unjudged());
        List<Contrast> contrasts = matching.metrics().parallelStream()
                .map(matched -> Contrast.ofForks(matched, Stability.ofForks(matched)))
                .toList();
        comparisons.addAll(SuiteDecision.comparisons(contrasts, policy));
        List<Warning> warnings = RunWarnings.of(base, head, acrossEnvironments ? differences : List.of());
        return Findings.of(comparisons, null, warnings, base.complete() && head.complete(), baseLabel);
    }

    /** What can be said of a run that there is nothing to compare with: which benchmarks failed. */
    public static Findings alone(Run head, Policy policy) {
        List<Comparison> failed = head.failures().stream()
                .map(failure -> Unjudged.of(
                        failure.id(), Unjudged.primary(failure.id(), head), Verdict.FAILED, failure.reason(), policy))
                .sorted(WorstFirst.COMPARATOR)
                .toList();
        CheckVerdict verdict =
                failed.stream().anyMatch(Comparison::failing) ? CheckVerdict.FAILED : CheckVerdict.RECORDED;
        if (!head.complete()) {
            verdict = CheckVerdict.INCOMPLETE;
        }
        return new Findings(
                failed,
                null,
                RunWarnings.dirty("head", head).stream().toList(),
                verdict,
                Headline.ofAlone(verdict, failed.size(), head.benchmarks().size()));
    }
}
