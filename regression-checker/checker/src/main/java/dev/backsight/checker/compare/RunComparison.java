package dev.backsight.checker.compare;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.CheckVerdict;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.Failure;
import dev.backsight.checker.model.Measurement;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.Verdict;
import dev.backsight.checker.model.Warning;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Compares two runs that were measured at different times. */
public final class RunComparison {

    /**
     * How α is shared among families that are present. What the suite-wide row will take is not given to others, so
     * that adding it never loosens them.
     */
    private static final Map<MetricFamily, Double> SHARES =
            Map.of(MetricFamily.TIME, 0.7, MetricFamily.TAIL, 0.1, MetricFamily.ALLOCATION, 0.1);

    private static final double SUITE_SHARE = 0.1;

    private final Run base;
    private final Run head;
    private final Policy policy;
    private final boolean acrossEnvironments;
    private final Map<MetricFamily, List<Contrast>> families = new EnumMap<>(MetricFamily.class);
    private final List<Comparison> comparisons = new ArrayList<>();

    private RunComparison(Run base, Run head, Policy policy, boolean acrossEnvironments) {
        this.base = base;
        this.head = head;
        this.policy = policy;
        this.acrossEnvironments = acrossEnvironments;
    }

    /**
     * @param baseLabel what to call base in the headline
     * @param acrossEnvironments compare times although the environments differ, because the caller means to
     */
    public static Findings compare(Run base, Run head, String baseLabel, Policy policy, boolean acrossEnvironments) {
        return new RunComparison(base, head, policy, acrossEnvironments).findings(baseLabel);
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
        List<Warning> warnings = new ArrayList<>();
        dirty(warnings, "head", head);
        return new Findings(
                failed,
                warnings,
                verdict,
                Headline.ofAlone(verdict, failed.size(), head.benchmarks().size()));
    }

    private Findings findings(String baseLabel) {
        List<Environment.Difference> differences = base.environment().decidingDifferences(head.environment());
        List<Environment.Difference> foreign = acrossEnvironments ? List.of() : differences;
        Pairing pairing = Pairing.of(base, head);
        if (copied(pairing)) {
            pairing.both().forEach(id -> give(id, Verdict.INCOMPARABLE, "head's samples are a copy of base's"));
        } else {
            pairing.both().forEach(id -> pair(id, foreign));
        }
        pairing.baseOnly().forEach(id -> lost(id, pairing));
        pairing.headOnly().forEach(this::gained);
        decide();
        comparisons.sort(WorstFirst.COMPARATOR);
        CheckVerdict verdict = Headline.verdict(comparisons, base.complete() && head.complete());
        return new Findings(comparisons, warnings(differences), verdict, Headline.of(verdict, comparisons, baseLabel));
    }

    private void pair(BenchmarkId id, List<Environment.Difference> foreign) {
        Optional<Failure> failure = head.failureOf(id);
        if (failure.isPresent()) {
            give(id, Verdict.FAILED, failure.get().reason());
            return;
        }
        PairedBenchmark pair = new PairedBenchmark(id, base, head, policy, foreign);
        comparisons.addAll(pair.unjudged());
        for (Contrast contrast : pair.contrasts()) {
            families.computeIfAbsent(contrast.metric().family(), family -> new ArrayList<>())
                    .add(contrast);
        }
    }

    private void lost(BenchmarkId id, Pairing pairing) {
        List<BenchmarkId> replacements = pairing.changedInto(id);
        if (!head.complete()) {
            give(id, Verdict.INCONCLUSIVE, "not measured before the run broke off");
        } else if (replacements.isEmpty()) {
            give(id, Verdict.REMOVED, "in base, but not in head");
        } else {
            give(
                    id,
                    Verdict.INCOMPARABLE,
                    "head has this method only as "
                            + replacements.stream().map(BenchmarkId::label).collect(Collectors.joining(", ")));
        }
    }

    private void gained(BenchmarkId id) {
        Optional<Failure> failure = head.failureOf(id);
        if (failure.isPresent()) {
            give(id, Verdict.FAILED, failure.get().reason());
        } else {
            give(id, Verdict.ADDED, "in head, but not in base: accept a new baseline to gate it");
        }
    }

    private void give(BenchmarkId id, Verdict verdict, String explanation) {
        comparisons.add(Unjudged.of(id, Unjudged.primary(id, base, head), verdict, explanation, policy));
    }

    private void decide() {
        double present = SUITE_SHARE;
        for (MetricFamily family : families.keySet()) {
            present += SHARES.getOrDefault(family, 0.0);
        }
        for (Map.Entry<MetricFamily, List<Contrast>> family : families.entrySet()) {
            double share = SHARES.getOrDefault(family.getKey(), 0.0) / present;
            comparisons.addAll(new FamilyDecision(family.getValue(), policy, share).comparisons());
        }
    }

    /** Two runs never agree in every primary sample of every shared benchmark, unless one is a copy. */
    private boolean copied(Pairing pairing) {
        boolean any = false;
        for (BenchmarkId id : pairing.both()) {
            Optional<Measurement> ours = primary(base, id);
            Optional<Measurement> theirs = primary(head, id);
            if (ours.isPresent() && theirs.isPresent()) {
                if (!ours.get().equals(theirs.get())) {
                    return false;
                }
                any = true;
            }
        }
        return any;
    }

    private static Optional<Measurement> primary(Run run, BenchmarkId id) {
        return run.of(id).stream()
                .filter(measurement -> measurement.metric().family() == MetricFamily.TIME)
                .findFirst();
    }

    private List<Warning> warnings(List<Environment.Difference> deciding) {
        List<Warning> warnings = new ArrayList<>();
        List<Environment.Difference> shown =
                new ArrayList<>(base.environment().informingDifferences(head.environment()));
        if (acrossEnvironments) {
            shown.addAll(0, deciding);
        }
        shown.forEach(difference -> warnings.add(new Warning(Warning.Kind.ENVIRONMENT, difference.toString())));
        dirty(warnings, "base", base);
        dirty(warnings, "head", head);
        return warnings;
    }

    private static void dirty(List<Warning> warnings, String side, Run run) {
        if (run.revision() != null && run.revision().dirty()) {
            warnings.add(new Warning(
                    Warning.Kind.DIRTY,
                    side + " was measured from a work tree that differs from commit "
                            + run.revision().commit().substring(0, 10)));
        }
    }
}
