package dev.backsight.checker.compare;

import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Verdict;
import java.util.Comparator;
import java.util.List;

/** The order in which a reader wants comparisons: what fails, then what is open, then the rest; the largest first. */
final class WorstFirst {

    private static final List<Verdict> ORDER = List.of(
            Verdict.REGRESSED,
            Verdict.FAILED,
            Verdict.INCOMPARABLE,
            Verdict.REMOVED,
            Verdict.UNSTABLE,
            Verdict.INCONCLUSIVE,
            Verdict.UNCHANGED,
            Verdict.IMPROVED,
            Verdict.ADDED);

    static final Comparator<Comparison> COMPARATOR = Comparator.comparing(
                    (Comparison comparison) -> !comparison.failing())
            .thenComparingInt(comparison -> ORDER.indexOf(comparison.verdict()))
            .thenComparing(WorstFirst::estimate, Comparator.reverseOrder())
            .thenComparing(Comparison::benchmark)
            .thenComparing(comparison -> comparison.metric().name());

    private WorstFirst() {}

    private static double estimate(Comparison comparison) {
        return comparison.change() == null ? 0 : comparison.change().estimate();
    }
}
