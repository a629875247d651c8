package dev.backsight.reports;

import static dev.backsight.reports.ReportParts.NANOS;
import static dev.backsight.reports.ReportParts.NOW;
import static dev.backsight.reports.ReportParts.P99;
import static dev.backsight.reports.ReportParts.RATE;
import static dev.backsight.reports.ReportParts.THROUGHPUT;
import static dev.backsight.reports.ReportParts.TIME;
import static dev.backsight.reports.ReportParts.base;
import static dev.backsight.reports.ReportParts.side;
import static dev.backsight.reports.ReportParts.warning;

import dev.backsight.checker.model.Acceptance;
import dev.backsight.checker.model.AcceptedValue;
import dev.backsight.checker.model.BenchmarkDetail;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Change;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.CheckVerdict;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Disturbance;
import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.Execution;
import dev.backsight.checker.model.Jvm;
import dev.backsight.checker.model.Machine;
import dev.backsight.checker.model.Metric;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Mode;
import dev.backsight.checker.model.PairTrace;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.PolicyOverride;
import dev.backsight.checker.model.QuantileCurve;
import dev.backsight.checker.model.ReferenceDistance;
import dev.backsight.checker.model.Replicate;
import dev.backsight.checker.model.Revision;
import dev.backsight.checker.model.RunSummary;
import dev.backsight.checker.model.Side;
import dev.backsight.checker.model.Standing;
import dev.backsight.checker.model.Suite;
import dev.backsight.checker.model.SuitePolicy;
import dev.backsight.checker.model.TracedSlice;
import dev.backsight.checker.model.Unit;
import dev.backsight.checker.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** A report whose every text attacks, and whose numbers are none. */
public final class HostileReport {

    /** Everything that must not act: markup, quotes, Markdown, terminal escapes, reversed text, torn characters. */
    public static final String HOSTILE =
            "a</title></style></script><script>alert(1)</script><img src=x onerror=alert(2)>\"'`|*_~[x](https://evil.example)"
                    + "{{ 7*7 }}{% raw %}\u001b[31m\u0007\u0000\u202eevil\u2066\u200b\ud800\uffff @everyone #1\r\n# heading\n- ]]>";

    private HostileReport() {}

    /** Names and texts that attack every format, and values that are no numbers. */
    public static CheckReport hostile() {
        List<Comparison> rows = new ArrayList<>();
        Metric odd = Metric.of(HOSTILE, new Unit("<b>x</b>|`\u202e"), MetricFamily.OTHER);
        Standing muted = new Standing(Standing.Kind.MUTED, HOSTILE);
        String longName = "dev.example." + "Long".repeat(5_000) + ".run";
        rows.add(new Comparison(
                BenchmarkId.of("dev.evil." + HOSTILE, Mode.AVERAGE_TIME, 1, Map.of(HOSTILE, HOSTILE)),
                TIME,
                Verdict.REGRESSED,
                Standing.GATING,
                side(Double.NaN, Double.NaN),
                side(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 1e300, -1e300),
                new Change(
                        Double.POSITIVE_INFINITY,
                        -1,
                        Double.POSITIVE_INFINITY,
                        Double.NaN,
                        0,
                        0,
                        Double.POSITIVE_INFINITY),
                0.03,
                HOSTILE,
                Replicate.FORK,
                OptionalInt.empty(),
                List.of(warning(HOSTILE))));
        rows.add(new Comparison(
                BenchmarkId.of(longName, Mode.SAMPLE, 7, Map.of("p", "v".repeat(20_000))),
                P99,
                Verdict.FAILED,
                Standing.GATING,
                side(0, 0.0),
                null,
                null,
                0,
                "long ".repeat(20_000),
                null,
                OptionalInt.empty(),
                List.of()));
        rows.add(new Comparison(
                BenchmarkId.of("plain", Mode.SINGLE_SHOT, 1, Map.of()),
                odd,
                Verdict.REMOVED,
                muted,
                new Side(1e-300, odd.unit(), List.of(1e-300)),
                null,
                null,
                0,
                HOSTILE,
                null,
                OptionalInt.empty(),
                List.of()));
        rows.add(new Comparison(
                BenchmarkId.of("dev.evil.x" + HOSTILE, Mode.THROUGHPUT, 2, Map.of("=cmd|' /C calc'!A0", HOSTILE)),
                THROUGHPUT,
                Verdict.ADDED,
                Standing.GATING,
                null,
                new Side(5, RATE, List.of(4.0, 6.0)),
                null,
                0.03,
                "=HYPERLINK(\"https://evil.example\")",
                null,
                OptionalInt.empty(),
                List.of()));
        RunSummary head = new RunSummary(
                HOSTILE,
                new Revision("f".repeat(40), null, HOSTILE, true),
                null,
                new Environment(
                        new Machine(HOSTILE, 1, 1L, HOSTILE, HOSTILE, HOSTILE, null, null, HOSTILE),
                        new Jvm(HOSTILE, HOSTILE, HOSTILE, HOSTILE, List.of(HOSTILE)),
                        HOSTILE),
                new Acceptance(HOSTILE, NOW, HOSTILE, HOSTILE, List.of(HOSTILE)));
        Policy policy = new Policy(
                0.01,
                Map.of(),
                true,
                5,
                Duration.ofMinutes(1),
                SuitePolicy.DEFAULT,
                List.of(new PolicyOverride(HOSTILE, new TreeMap<>(Map.of(HOSTILE, HOSTILE)), Map.of(), muted, 1)));
        return new CheckReport(
                        CheckVerdict.REGRESSED,
                        HOSTILE,
                        NOW,
                        base(),
                        head,
                        policy,
                        new Suite(HOSTILE, 4, 4, null, null),
                        rows,
                        null,
                        List.of(warning(HOSTILE)),
                        List.of(HOSTILE))
                .withDetails(List.of(detail(rows.get(0).benchmark())));
    }

    private static BenchmarkDetail detail(BenchmarkId id) {
        Execution execution = new Execution(1, HOSTILE, 1, 1, HOSTILE, 1, List.of(HOSTILE, "-D" + HOSTILE));
        List<TracedSlice> slices = List.of(
                new TracedSlice(0, Double.NaN, Disturbance.STOLEN),
                new TracedSlice(Long.MAX_VALUE, Double.POSITIVE_INFINITY, Disturbance.NONE),
                new TracedSlice(1, 1e308, Disturbance.COLLECTING),
                new TracedSlice(2, -1e308, Disturbance.NONE));
        QuantileCurve curve =
                new QuantileCurve(List.of(0.0, 0.5, 1.0), List.of(-1e308, 0.0, 1e308), List.of(0.0, 0.0, 0.0));
        return new BenchmarkDetail(
                id,
                execution,
                null,
                new PairTrace(1, Integer.MAX_VALUE, slices, slices),
                curve,
                curve,
                new ReferenceDistance(
                        BenchmarkId.of("dev.evil." + HOSTILE, Mode.SINGLE_SHOT, 9, Map.of(HOSTILE, HOSTILE)),
                        Double.MAX_VALUE,
                        Double.MIN_VALUE,
                        NANOS,
                        Instant.MAX),
                List.of(
                        new AcceptedValue(HOSTILE, Instant.MIN, HOSTILE, 1e308, new Unit("s/op")),
                        new AcceptedValue(HOSTILE, Instant.MAX, HOSTILE, 1e-308, NANOS),
                        new AcceptedValue("", NOW, "", -1, NANOS),
                        new AcceptedValue("", NOW, "", 1, new Unit("<b>x</b>"))));
    }
}
