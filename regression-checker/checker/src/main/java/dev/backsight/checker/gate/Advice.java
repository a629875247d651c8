package dev.backsight.checker.gate;

import dev.backsight.checker.model.Change;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Replicate;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** What a reader can do about a report. */
final class Advice {

    /** Forks a side, or pairs, that somebody might wait for. */
    private static final int AFFORDABLE = 40;

    private Advice() {}

    static List<String> of(List<Comparison> comparisons) {
        List<String> advice = new ArrayList<>();
        List<Comparison> open = comparisons.stream()
                .filter(c -> c.verdict() == Verdict.INCONCLUSIVE && c.undecided() && c.change() != null)
                .toList();
        List<Comparison> blind = open.stream().filter(Advice::blind).toList();
        if (!blind.isEmpty()) {
            boolean pairs = blind.get(0).replicate() == Replicate.PAIR;
            advice.add((pairs
                            ? "Give a budget for 3 pairs of each benchmark to begin with: "
                            : "Measure both sides with 5 forks to begin with: ")
                    + blind.size() + " of " + open.size() + " INCONCLUSIVE comparisons cannot even say how many would"
                    + " settle them.");
            open = open.stream().filter(c -> !blind(c)).toList();
        }
        OptionalInt most = open.stream()
                .flatMapToInt(c -> c.replicatesNeeded().stream())
                .filter(forks -> forks <= AFFORDABLE)
                .max();
        if (most.isPresent()) {
            boolean pairs = open.stream().anyMatch(c -> c.replicate() == Replicate.PAIR);
            advice.add((pairs
                            ? "A budget for up to " + most.getAsInt() + " pairs of a benchmark would settle "
                            : "Measuring both sides with " + most.getAsInt() + " forks would settle ")
                    + open.stream()
                            .filter(c -> c.replicatesNeeded().orElse(Integer.MAX_VALUE) <= AFFORDABLE)
                            .count()
                    + " of " + open.size() + " INCONCLUSIVE comparisons.");
        }
        if (open.stream().anyMatch(c -> c.replicatesNeeded().orElse(Integer.MAX_VALUE) > AFFORDABLE)) {
            advice.add(
                    "Where not even " + AFFORDABLE + " of them would settle it, the forks differ too much: measure on a"
                            + " calmer machine, make the benchmark steadier, or tolerate more in policy.yaml.");
        }
        if (comparisons.stream().anyMatch(c -> c.failing() && c.verdict() == Verdict.REMOVED)) {
            advice.add("A benchmark that was removed on purpose is named in policy.yaml: "
                    + "overrides: [{benchmark: <glob>, removed: {reason: ...}}].");
        }
        return advice;
    }

    /** One fork or pair has no spread, and without a spread nothing can be planned. */
    private static boolean blind(Comparison comparison) {
        Change change = comparison.change();
        return change != null && Double.isInfinite(change.minimumDetectableChange());
    }

    /** How to make this run the baseline; nothing for a run that would be refused. */
    static List<String> toAccept(Run run, boolean compared, String command) {
        if (!run.complete() || !run.failures().isEmpty()) {
            return List.of();
        }
        return List.of((compared
                        ? "If these numbers are meant to be the new baseline: "
                        : "To compare later runs with this one, accept it as baseline: ")
                + command);
    }
}
