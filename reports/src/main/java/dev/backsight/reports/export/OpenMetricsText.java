package dev.backsight.reports.export;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Change;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.RunSummary;
import dev.backsight.checker.model.Side;
import dev.backsight.checker.model.Verdict;
import dev.backsight.reports.export.MetricFamilies.Label;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A check as OpenMetrics text, version 1.0.0, for Prometheus and what reads its formats. Everything is a gauge in a base
 * unit (seconds, bytes, ratios), so that readers of Prometheus's older text format, such as the node exporter's textfile
 * collector, take it too. Ratios are oriented: 0.05 is 5 % worse. Metrics in units of their own are left out.
 */
public final class OpenMetricsText {

    private static final double NANOS_PER_SECOND = 1e9;

    private final CheckReport report;
    private final MetricFamilies out = new MetricFamilies();

    private OpenMetricsText(CheckReport report) {
        this.report = report;
    }

    /** The whole exposition, to be written as UTF-8. */
    public static String render(CheckReport report) {
        OpenMetricsText text = new OpenMetricsText(report);
        text.check();
        text.sides();
        text.changes();
        return text.out.finish();
    }

    private void check() {
        out.family("backsight_check_info", "", "The check as a whole; always 1.");
        out.sample(
                List.of(
                        suite(),
                        new Label("verdict", report.verdict().name()),
                        new Label("base", commit(report.base())),
                        new Label("head", commit(report.head()))),
                1);
        List<Label> labels = List.of(suite());
        out.family("backsight_check_exit_code", "", "0: no regression. 1: regressed. 2: unusable. 3, 4: not decided.");
        out.sample(labels, report.exitCode());
        out.family("backsight_check_timestamp_seconds", "seconds", "When the check ended, since 1970.");
        out.sample(labels, (double) report.createdAt().getEpochSecond());
        Duration took = report.suite().took();
        if (took != null) {
            out.family("backsight_check_duration_seconds", "seconds", "How long measuring took.");
            out.sample(labels, took.toMillis() / 1e3);
        }
        out.family("backsight_check_comparisons", "", "Comparisons by verdict.");
        for (Verdict verdict : Verdict.values()) {
            out.sample(List.of(suite(), new Label("verdict", verdict.name())), (double) report.count(verdict));
        }
    }

    private static String commit(@Nullable RunSummary run) {
        return run == null || run.revision() == null ? "" : run.revision().commit();
    }

    private void sides() {
        sides(
                "backsight_time_seconds",
                "seconds",
                "Time of one operation.",
                NANOS_PER_SECOND,
                shown -> unit(shown).equals("ns/op") && shown.metric().family() != MetricFamily.TAIL);
        sides(
                "backsight_tail_seconds",
                "seconds",
                "High quantile of the time of one operation; the metric says which.",
                NANOS_PER_SECOND,
                shown -> unit(shown).equals("ns/op") && shown.metric().family() == MetricFamily.TAIL);
        sides(
                "backsight_throughput_operations_per_second",
                "operations_per_second",
                "Operations of all threads together.",
                1,
                shown -> unit(shown).equals("ops/s"));
        sides("backsight_allocation_bytes", "bytes", "Allocated by one operation.", 1, shown -> unit(shown)
                .equals("B/op"));
    }

    private void sides(String family, String unit, String help, double divisor, Predicate<Comparison> wanted) {
        List<Comparison> shown = report.comparisons().stream().filter(wanted).toList();
        if (shown.isEmpty()) {
            return;
        }
        out.family(family, unit, help);
        for (Comparison comparison : shown) {
            side(comparison, "base", comparison.base(), divisor);
            side(comparison, "head", comparison.head(), divisor);
        }
    }

    private void side(Comparison comparison, String role, @Nullable Side side, double divisor) {
        Optional<Quantity> quantity = side == null ? Optional.empty() : Quantity.of(side);
        quantity.ifPresent(
                present -> out.sample(labels(comparison, new Label("side", role)), present.value() / divisor));
    }

    /** As exported; of a side, because that of the metric may be another where JMH was set differently. */
    private static String unit(Comparison comparison) {
        Side either = comparison.head() == null ? comparison.base() : comparison.head();
        return either == null
                ? ""
                : Quantity.of(either).map(quantity -> quantity.unit().symbol()).orElse("");
    }

    private void changes() {
        List<Comparison> comparisons = report.comparisons();
        if (!comparisons.isEmpty()) {
            out.family("backsight_comparison_info", "", "One metric of one benchmark and its verdict; always 1.");
            for (Comparison comparison : comparisons) {
                out.sample(
                        labels(
                                comparison,
                                new Label("verdict", comparison.verdict().name()),
                                new Label(
                                        "standing", comparison.standing().kind().name())),
                        1);
            }
        }
        ratio(
                "tolerance",
                "Largest change that the policy accepts.",
                comparison -> OptionalDouble.of(comparison.tolerance()));
        ratio("change", "Head against base; positive is worse.", of(Change::estimate));
        ratio("change_lower", "Lower end of the change's 95 % interval.", of(Change::low));
        ratio("change_upper", "Upper end of the change's 95 % interval.", of(Change::high));
        ratio(
                "detectable_change",
                "Smallest change that would have been found with probability 0.8.",
                of(Change::minimumDetectableChange));
    }

    private void ratio(String name, String help, Function<Comparison, OptionalDouble> value) {
        List<Comparison> shown = report.comparisons().stream()
                .filter(comparison -> value.apply(comparison).isPresent())
                .toList();
        if (shown.isEmpty()) {
            return;
        }
        out.family("backsight_" + name + "_ratio", "ratio", help);
        for (Comparison comparison : shown) {
            out.sample(labels(comparison), value.apply(comparison).orElseThrow());
        }
    }

    private static Function<Comparison, OptionalDouble> of(ToDoubleFunction<Change> part) {
        return comparison -> comparison.change() == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(part.applyAsDouble(comparison.change()));
    }

    private List<Label> labels(Comparison comparison, Label... more) {
        BenchmarkId id = comparison.benchmark();
        List<Label> labels = new ArrayList<>(List.of(
                suite(),
                new Label("benchmark", id.name()),
                new Label("params", id.paramText()),
                new Label("mode", id.mode().jmhName()),
                new Label("threads", Integer.toString(id.threads())),
                new Label("metric", comparison.metric().name())));
        labels.addAll(List.of(more));
        return labels;
    }

    private Label suite() {
        return new Label("suite", report.suite().name());
    }
}
