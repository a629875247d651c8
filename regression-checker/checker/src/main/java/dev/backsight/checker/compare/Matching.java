package dev.backsight.checker.compare;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.Failure;
import dev.backsight.checker.model.Measurement;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What two runs have in common, and what follows for the rest without any test: FAILED, INCOMPARABLE, REMOVED, ADDED.
 */
final class Matching {

    private final Run base;
    private final Run head;
    private final Policy policy;
    private final List<MatchedMetric> metrics = new ArrayList<>();
    private final List<Comparison> unjudged = new ArrayList<>();

    private Matching(Run base, Run head, Policy policy) {
        this.base = base;
        this.head = head;
        this.policy = policy;
    }

    /**
     * @param foreign differences of environment that forbid comparing times
     * @param suspectCopies whether equal samples mean that one run is a copy of the other
     */
    static Matching of(Run base, Run head, Policy policy, List<Environment.Difference> foreign, boolean suspectCopies) {
        Matching matching = new Matching(base, head, policy);
        Pairing pairing = Pairing.of(base, head);
        if (suspectCopies && matching.copied(pairing)) {
            pairing.both()
                    .forEach(id -> matching.give(id, Verdict.INCOMPARABLE, "head's samples are a copy of base's"));
        } else {
            List.copyOf(pairing.both()).parallelStream()
                    .map(id -> matching.match(id, foreign))
                    .toList()
                    .forEach(matching::add);
        }
        pairing.baseOnly().forEach(id -> matching.lost(id, pairing));
        pairing.headOnly().forEach(matching::gained);
        return matching;
    }

    /** In the order of benchmarks. */
    List<MatchedMetric> metrics() {
        return metrics;
    }

    List<Comparison> unjudged() {
        return unjudged;
    }

    private Matched match(BenchmarkId id, List<Environment.Difference> foreign) {
        Optional<Failure> failure = head.failureOf(id);
        if (failure.isPresent()) {
            return new Matched(
                    List.of(),
                    List.of(unmatched(id, Verdict.FAILED, failure.get().reason())));
        }
        Optional<Failure> before = base.failureOf(id);
        if (before.isPresent()) {
            String why = "base failed: " + before.get().reason();
            return new Matched(List.of(), List.of(unmatched(id, Verdict.INCOMPARABLE, why)));
        }
        MatchedBenchmark matched = new MatchedBenchmark(id, base, head, policy, foreign);
        return new Matched(matched.metrics(), matched.unjudged());
    }

    private record Matched(List<MatchedMetric> metrics, List<Comparison> unjudged) {}

    private void add(Matched matched) {
        metrics.addAll(matched.metrics());
        unjudged.addAll(matched.unjudged());
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
        unjudged.add(unmatched(id, verdict, explanation));
    }

    private Comparison unmatched(BenchmarkId id, Verdict verdict, String explanation) {
        return Unjudged.of(id, Unjudged.primary(id, base, head), verdict, explanation, policy);
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
}
