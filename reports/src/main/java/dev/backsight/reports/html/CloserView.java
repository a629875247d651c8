package dev.backsight.reports.html;

import dev.backsight.checker.model.BenchmarkDetail;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Execution;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Replicate;
import dev.backsight.checker.model.Unit;
import dev.backsight.reports.text.DistanceText;
import dev.backsight.reports.text.Printable;
import dev.backsight.reports.text.Scale;
import dev.backsight.reports.text.Tone;
import dev.backsight.reports.text.Typography;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a reader sees who looks closer at one benchmark: how it was run, and pictures of what was measured.
 *
 * @param facts how JMH ran it, on both sides where they differ
 * @param tone of the verdict on its time
 * @param distance from its reference; empty where none is known
 */
record CloserView(Tone tone, List<Fact> facts, String distance, List<Figure> figures) {

    record Fact(String name, String value) {}

    private static final int LONGEST = 600;

    /** Null where nothing more is known of the comparison: details are of times. */
    static @Nullable CloserView of(Tone tone, Comparison comparison, @Nullable BenchmarkDetail detail, Scale scale) {
        if (detail == null || comparison.metric().family() != MetricFamily.TIME) {
            return null;
        }
        List<Fact> facts = new ArrayList<>();
        add(facts, "JVM flags", detail, execution -> String.join(" ", execution.jvmArgs()));
        add(facts, "Warm-up + measurement", detail, Execution::schedule);
        List<Figure> figures = new ArrayList<>();
        if (detail.trace() != null) {
            figures.add(SliceFigure.of(detail.trace(), scale));
        }
        if (detail.times() != null) {
            Replicate replicate = detail.trace() == null ? Replicate.FORK : Replicate.PAIR;
            figures.add(CurveFigure.ofTimes(detail.times(), replicate, scale));
        }
        if (detail.latency() != null) {
            figures.add(CurveFigure.ofLatency(detail.latency()));
        }
        Unit unit = comparison.head() == null
                ? comparison.metric().unit()
                : comparison.head().unit();
        AcceptedFigure.of(detail.accepted(), unit, comparison.metric().direction(), scale)
                .ifPresent(figures::add);
        String distance = detail.distance() == null ? "" : DistanceText.of(detail.distance(), Typography.RICH);
        return facts.isEmpty() && distance.isEmpty() && figures.isEmpty()
                ? null
                : new CloserView(tone, facts, distance, figures);
    }

    private static void add(List<Fact> facts, String name, BenchmarkDetail detail, Function<Execution, String> part) {
        String base = text(detail.base(), part);
        String head = text(detail.head(), part);
        if (base != null && head != null && !base.equals(head)) {
            facts.add(new Fact(name + ", base", base));
            facts.add(new Fact(name + ", head", head));
        } else if (base != null || head != null) {
            facts.add(new Fact(name, base == null ? Objects.requireNonNull(head) : base));
        }
    }

    private static @Nullable String text(@Nullable Execution execution, Function<Execution, String> part) {
        if (execution == null) {
            return null;
        }
        String text = part.apply(execution);
        return text.isBlank() ? "none" : Printable.line(text, LONGEST, Typography.RICH);
    }
}
