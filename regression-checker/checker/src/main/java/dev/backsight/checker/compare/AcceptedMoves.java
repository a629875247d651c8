package dev.backsight.checker.compare;

import dev.backsight.checker.model.AcceptedMove;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How numbers moved along a chain of runs that were accepted one after the other. Decides nothing. */
public final class AcceptedMoves {

    private static final Comparator<AcceptedMove> WORST_FIRST = Comparator.comparingDouble(
                    (AcceptedMove move) -> move.change() == null
                            ? Double.POSITIVE_INFINITY
                            : -move.change().estimate())
            .thenComparing(AcceptedMove::benchmark)
            .thenComparing(move -> move.metric().name());

    private AcceptedMoves() {}

    private record Key(BenchmarkId benchmark, String metric) {}

    /**
     * @param chain of one environment and suite, oldest first
     * @return worst first, then what has no change; empty for less than two runs
     */
    public static List<AcceptedMove> along(List<Run> chain) {
        if (chain.size() < 2) {
            return List.of();
        }
        List<Map<Key, Double>> steps = new ArrayList<>();
        for (int i = 1; i < chain.size(); i++) {
            Map<Key, Double> step = new HashMap<>();
            for (Comparison comparison : compare(chain.get(i - 1), chain.get(i))) {
                if (comparison.change() != null) {
                    step.put(key(comparison), comparison.change().estimate());
                }
            }
            steps.add(step);
        }
        return compare(chain.get(0), chain.get(chain.size() - 1)).stream()
                .map(comparison -> move(comparison, steps))
                .sorted(WORST_FIRST)
                .toList();
    }

    private static List<Comparison> compare(Run before, Run after) {
        return RunComparison.compare(before, after, "the earlier one", Policy.DEFAULT, false)
                .comparisons();
    }

    private static Key key(Comparison comparison) {
        return new Key(comparison.benchmark(), comparison.metric().name());
    }

    private static AcceptedMove move(Comparison comparison, List<Map<Key, Double>> steps) {
        Key key = key(comparison);
        return new AcceptedMove(
                comparison.benchmark(),
                comparison.metric(),
                comparison.base() == null ? null : comparison.base().location(),
                comparison.head() == null ? null : comparison.head().location(),
                comparison.change(),
                steps.stream().map(step -> step.getOrDefault(key, Double.NaN)).toList(),
                note(comparison));
    }

    private static String note(Comparison comparison) {
        if (comparison.change() != null) {
            return "";
        }
        Verdict verdict = comparison.verdict();
        return verdict == Verdict.ADDED
                ? "was not there before"
                : verdict == Verdict.REMOVED ? "is gone" : comparison.explanation();
    }
}
