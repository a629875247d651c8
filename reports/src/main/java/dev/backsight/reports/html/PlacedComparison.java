package dev.backsight.reports.html;

import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.Comparison;
import dev.backsight.reports.text.VerdictText;
import java.util.Comparator;
import java.util.List;

/**
 * A comparison of a report.
 *
 * @param place in the report, which has the worst first; from 0
 * @param anchor by which links lead to it
 */
record PlacedComparison(int place, String anchor, Comparison comparison) {

    /**
     * The one that says most of its benchmark: what fails the check, what is open, what improved, then the rest; of several
     * the worst.
     *
     * @param comparisons at least one
     */
    static PlacedComparison gravest(CheckReport report, List<PlacedComparison> comparisons) {
        return comparisons.stream()
                .min(Comparator.comparing((PlacedComparison each) ->
                                VerdictText.of(report, each.comparison).tone())
                        .thenComparing(PlacedComparison::place))
                .orElseThrow();
    }
}
