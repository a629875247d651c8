package dev.backsight.reports.export;

import dev.backsight.checker.model.BenchmarkDetail;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Change;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.ReferenceDistance;
import dev.backsight.checker.model.Side;
import dev.backsight.checker.model.Warning;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code comparisons.csv}: every comparison of a check, a row each, as RFC 4180 has it, with a header. Numbers are as in
 * {@code check.json}: a point before the decimals whatever the reader's language, changes relative and oriented (0.05 is
 * 5 % worse). What is not known, or no finite number, is an empty field. {@code base} and {@code head} are in {@code
 * unit}. {@code reference_ratio} is the benchmark's time or rate as a multiple of its reference's, in the row of that
 * metric; {@code reference_accepted_at} is empty where both were measured in the check itself.
 */
public final class ComparisonsCsv {

    private static final List<String> HEADER = List.of(
            "benchmark",
            "params",
            "mode",
            "threads",
            "metric",
            "family",
            "unit",
            "verdict",
            "standing",
            "base",
            "head",
            "change",
            "low",
            "high",
            "decision_bound",
            "p_value",
            "adjusted_p_value",
            "minimum_detectable_change",
            "tolerance",
            "replicate",
            "base_replicates",
            "head_replicates",
            "replicates_needed",
            "explanation",
            "warnings",
            "reference",
            "reference_ratio",
            "reference_accepted_at");

    private ComparisonsCsv() {}

    /** The whole file, to be written as UTF-8; lines end with CR and LF. */
    public static String render(CheckReport report) {
        CsvText csv = new CsvText();
        HEADER.forEach(csv::text);
        csv.endRow();
        Map<BenchmarkId, ReferenceDistance> distances = new HashMap<>();
        for (BenchmarkDetail detail : report.details()) {
            if (detail.distance() != null) {
                distances.put(detail.benchmark(), detail.distance());
            }
        }
        for (Comparison comparison : report.comparisons()) {
            boolean timed = comparison.metric().family() == MetricFamily.TIME;
            row(csv, comparison, timed ? distances.get(comparison.benchmark()) : null);
        }
        return csv.toString();
    }

    private static void row(CsvText csv, Comparison comparison, @Nullable ReferenceDistance distance) {
        BenchmarkId id = comparison.benchmark();
        Side base = comparison.base();
        Side head = comparison.head();
        Side either = head == null ? base : head;
        csv.text(id.name());
        csv.text(id.paramText());
        csv.text(id.mode().jmhName());
        csv.number(id.threads());
        csv.text(comparison.metric().name());
        csv.text(comparison.metric().family().title());
        csv.text((either == null ? comparison.metric().unit() : either.unit()).symbol());
        csv.text(comparison.verdict().name());
        csv.text(comparison.standing().kind().name());
        csv.number(base == null ? null : (Double) base.location());
        csv.number(head == null ? null : (Double) head.location());
        change(csv, comparison.change());
        csv.number(comparison.tolerance());
        csv.text(comparison.replicate() == null ? "" : comparison.replicate().name());
        csv.number(base == null ? null : (Integer) base.forks().size());
        csv.number(head == null ? null : (Integer) head.forks().size());
        csv.number(
                comparison.replicatesNeeded().isPresent()
                        ? (Integer) comparison.replicatesNeeded().getAsInt()
                        : null);
        csv.text(comparison.explanation());
        csv.text(comparison.warnings().stream().map(Warning::text).collect(Collectors.joining(" / ")));
        csv.text(distance == null ? "" : distance.reference().name());
        csv.number(distance == null ? null : (Double) distance.ratio());
        csv.text(
                distance == null || distance.acceptedAt() == null
                        ? ""
                        : distance.acceptedAt().toString());
        csv.endRow();
    }

    private static void change(CsvText csv, @Nullable Change change) {
        if (change == null) {
            for (int i = 0; i < 7; i++) {
                csv.text("");
            }
            return;
        }
        csv.number(change.estimate());
        csv.number(change.low());
        csv.number(change.high());
        csv.number(change.decisionBound());
        csv.number(change.pValue());
        csv.number(change.adjustedPValue());
        csv.number(change.minimumDetectableChange());
    }
}
