package dev.backsight.reports.html;

import dev.backsight.checker.model.BenchmarkDetail;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Verdict;
import dev.backsight.checker.model.Warning;
import dev.backsight.reports.text.Printable;
import dev.backsight.reports.text.Scale;
import dev.backsight.reports.text.StandingText;
import dev.backsight.reports.text.Typography;
import dev.backsight.reports.text.VerdictText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table: a benchmark with all its metrics; empty strings where there is nothing to print.
 *
 * @param anchor by which links lead to the row
 * @param key of the verdict, for the style sheet and the filter
 * @param verdict of its gravest metric
 * @param verdicts by family, each that of the gravest metric in it, for the filter: {@code time:regressed tail:unchanged}
 * @param notes why the verdicts: of the gravest metric, and of each other that is not unchanged
 * @param calm why the others are unchanged
 * @param command that measures this benchmark again; empty where there is none
 * @param closer what stands behind it; null where nothing is known
 * @param failing whether the check fails because of it: then its numbers are seen at once
 * @param packed whether numbers, pictures and command are unpacked when they are asked for: the page has to open at once
 */
record BenchmarkView(
        String anchor,
        String key,
        VerdictText verdict,
        String standing,
        BenchmarkName name,
        String verdicts,
        List<Cell> cells,
        List<MetricView> metrics,
        List<Note> notes,
        List<Note> calm,
        List<Note> warnings,
        String command,
        @Nullable CloserView closer,
        boolean failing,
        boolean packed) {

    /**
     * The metrics of one family.
     *
     * @param order by which the table can be sorted: the worst change; empty where there is none
     */
    record Cell(List<MetricView> metrics, String order) {}

    private static final int LONGEST = 400;

    /**
     * @param compared this benchmark's comparisons, in the order of the report
     * @param columns families that have a column
     * @param packages whether benchmarks of several packages are in the report, so that each row has to say its own
     * @param detail what stands behind it; null where nothing is known
     * @param brief whether the row is one of too many
     */
    static BenchmarkView of(
            String anchor,
            CheckReport report,
            List<PlacedComparison> compared,
            List<MetricFamily> columns,
            boolean packages,
            @Nullable BenchmarkDetail detail,
            boolean brief) {
        PlacedComparison gravest = PlacedComparison.gravest(report, compared);
        Comparison worst = gravest.comparison();
        BenchmarkId id = worst.benchmark();
        List<MetricView> metrics = new ArrayList<>();
        CloserView closer = null;
        for (PlacedComparison each : compared) {
            Scale scale = MetricView.scale(each.comparison());
            MetricView metric = MetricView.of(each.anchor(), report, each.comparison(), scale);
            metrics.add(metric);
            closer = closer == null ? CloserView.of(metric.verdict().tone(), each.comparison(), detail, scale) : closer;
        }
        List<Comparison> speaking = new ArrayList<>(List.of(worst));
        List<Comparison> calm = new ArrayList<>();
        for (PlacedComparison each : compared) {
            if (each.place() != gravest.place()) {
                (each.comparison().verdict() == Verdict.UNCHANGED ? calm : speaking).add(each.comparison());
            }
        }
        List<Comparison> all = Stream.concat(speaking.stream(), calm.stream()).toList();
        return new BenchmarkView(
                anchor,
                VerdictText.key(worst.verdict()),
                VerdictText.of(report, worst),
                Printable.line(StandingText.of(report, worst), LONGEST, Typography.RICH),
                BenchmarkName.of(id, packages),
                verdicts(report, compared),
                columns.stream().map(family -> cell(family, metrics)).toList(),
                metrics,
                Note.of(speaking, BenchmarkView::explanation, all.size()),
                Note.of(calm, BenchmarkView::explanation, all.size()),
                Note.of(all, BenchmarkView::warnings, all.size()),
                Reproduction.command(report, id),
                closer,
                all.stream().anyMatch(report::failsBecauseOf),
                brief);
    }

    private static String verdicts(CheckReport report, List<PlacedComparison> compared) {
        Map<MetricFamily, List<PlacedComparison>> families = compared.stream()
                .collect(Collectors.groupingBy(
                        each -> each.comparison().metric().family(),
                        () -> new EnumMap<>(MetricFamily.class),
                        Collectors.toList()));
        return families.entrySet().stream()
                .map(family -> family.getKey().title() + ":"
                        + VerdictText.key(PlacedComparison.gravest(report, family.getValue())
                                .comparison()
                                .verdict()))
                .collect(Collectors.joining(" "));
    }

    private static Cell cell(MetricFamily family, List<MetricView> metrics) {
        List<MetricView> shown = metrics.stream()
                .filter(metric -> metric.family() == family)
                .sorted(Comparator.comparing(MetricView::name))
                .toList();
        String order = shown.stream()
                .map(MetricView::change)
                .filter(change -> change != null && !change.order().isEmpty())
                .map(change -> change == null ? "" : change.order())
                .max(Comparator.comparingDouble(Double::parseDouble))
                .orElse("");
        return new Cell(shown, order);
    }

    private static List<String> explanation(Comparison comparison) {
        return comparison.explanation().isBlank() ? List.of() : List.of(comparison.explanation());
    }

    private static List<String> warnings(Comparison comparison) {
        return comparison.warnings().stream().map(Warning::text).toList();
    }
}
