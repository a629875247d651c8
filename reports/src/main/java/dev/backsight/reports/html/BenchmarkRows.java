package dev.backsight.reports.html;

import dev.backsight.checker.model.BenchmarkDetail;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.MetricFamily;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The rows of the table: a benchmark each, where the report has its gravest metric. */
final class BenchmarkRows {

    /** Of more comparisons, only the worst have their numbers and pictures ready: the page has to open at once. */
    static final int ALL_IN_FULL = 200;

    private static final int WORST_IN_FULL = 100;

    private BenchmarkRows() {}

    /**
     * @param anchors of the comparisons, in their order
     * @param packages whether benchmarks of several packages are in the report
     */
    static List<BenchmarkView> of(
            CheckReport report, List<String> anchors, List<MetricFamily> columns, boolean packages) {
        List<Comparison> comparisons = report.comparisons();
        Map<BenchmarkId, List<PlacedComparison>> benchmarks = new HashMap<>();
        for (int i = 0; i < comparisons.size(); i++) {
            Comparison comparison = comparisons.get(i);
            benchmarks
                    .computeIfAbsent(comparison.benchmark(), id -> new ArrayList<>())
                    .add(new PlacedComparison(i, anchors.get(i), comparison));
        }
        List<List<PlacedComparison>> worstFirst = benchmarks.values().stream()
                .sorted(Comparator.comparing(
                        compared -> PlacedComparison.gravest(report, compared).place()))
                .toList();
        Map<BenchmarkId, BenchmarkDetail> details =
                report.details().stream().collect(Collectors.toMap(BenchmarkDetail::benchmark, Function.identity()));
        Set<String> taken = new HashSet<>(anchors);
        List<BenchmarkView> rows = new ArrayList<>();
        int before = 0;
        for (List<PlacedComparison> compared : worstFirst) {
            BenchmarkId id = compared.get(0).comparison().benchmark();
            boolean brief = comparisons.size() > ALL_IN_FULL && before >= WORST_IN_FULL;
            before += compared.size();
            rows.add(BenchmarkView.of(
                    Anchor.of(id, taken), report, compared, columns, packages, details.get(id), brief));
        }
        return List.copyOf(rows);
    }
}
