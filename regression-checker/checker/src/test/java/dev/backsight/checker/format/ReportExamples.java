package dev.backsight.checker.format;

import dev.backsight.checker.model.Acceptance;
import dev.backsight.checker.model.AcceptedValue;
import dev.backsight.checker.model.BenchmarkDetail;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Change;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.CheckVerdict;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Disturbance;
import dev.backsight.checker.model.Execution;
import dev.backsight.checker.model.Metric;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Mode;
import dev.backsight.checker.model.PairTrace;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.PolicyOverride;
import dev.backsight.checker.model.QuantileCurve;
import dev.backsight.checker.model.Reference;
import dev.backsight.checker.model.ReferenceDistance;
import dev.backsight.checker.model.Replicate;
import dev.backsight.checker.model.RunSummary;
import dev.backsight.checker.model.Side;
import dev.backsight.checker.model.Standing;
import dev.backsight.checker.model.Suite;
import dev.backsight.checker.model.SuitePolicy;
import dev.backsight.checker.model.SuiteShift;
import dev.backsight.checker.model.TracedSlice;
import dev.backsight.checker.model.Unit;
import dev.backsight.checker.model.Verdict;
import dev.backsight.checker.model.Warning;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Reports to write and read back. */
final class ReportExamples {

    private static final Unit NANOS = new Unit("ns/op");
    private static final Metric TIME = Metric.of(Metric.TIME, NANOS, MetricFamily.TIME);
    private static final Metric TAIL = Metric.of("p99", NANOS, MetricFamily.TAIL);

    private ReportExamples() {}

    static CheckReport full() {
        CheckReport four = fullAsOfVersionFour();
        List<BenchmarkDetail> details = four.details();
        Reference reference =
                new Reference("*StorePut.*", new TreeMap<>(Map.of("codec", "zstd")), "dev.acme.PutLimit.bare", 12);
        return with(four, four.policy().withReferences(List.of(reference)))
                .withDetails(List.of(
                        details.get(0)
                                .withDistance(new ReferenceDistance(
                                        BenchmarkId.of(reference.name(), Mode.AVERAGE_TIME, 2, Map.of("size", "1MiB")),
                                        1311.5,
                                        570.5,
                                        NANOS,
                                        null)),
                        details.get(1)
                                .withDistance(new ReferenceDistance(
                                        BenchmarkId.of("dev.acme.GetLimit.bare", Mode.SAMPLE, 1, Map.of()),
                                        0.125,
                                        0.25,
                                        new Unit("us/op"),
                                        Instant.parse("2026-11-22T08:00:00Z")))));
    }

    private static CheckReport with(CheckReport report, Policy policy) {
        return new CheckReport(
                report.verdict(),
                report.headline(),
                report.createdAt(),
                report.base(),
                report.head(),
                policy,
                report.suite(),
                report.comparisons(),
                report.suiteShift(),
                report.warnings(),
                report.advice());
    }

    /** As files of the fourth version hold it. */
    static CheckReport fullAsOfVersionFour() {
        return fullAsOfVersionThree()
                .withDetails(List.of(
                        new BenchmarkDetail(
                                RunExamples.PUT,
                                new Execution(5, "200 ms", 1, 3, "50 ms", 1, List.of("-Xmx1g")),
                                new Execution(5, "200 ms", 1, 3, "50 ms", 2, List.of()),
                                new PairTrace(
                                        2,
                                        3,
                                        List.of(
                                                new TracedSlice(0, 1199.5, Disturbance.NONE),
                                                new TracedSlice(40_125, 1202.25, Disturbance.OUT_OF_TURN),
                                                new TracedSlice(90_250, Double.NaN, Disturbance.STOLEN)),
                                        List.of(
                                                new TracedSlice(20_000, 1311, Disturbance.WITHHELD),
                                                new TracedSlice(60_000, 1309.5, Disturbance.COMPILING),
                                                new TracedSlice(110_000, 1400, Disturbance.COLLECTING))),
                                new QuantileCurve(
                                        List.of(0.0, 0.5, 1.0),
                                        List.of(1199.5, 1200.0, 1202.25),
                                        List.of(1309.5, 1311.0, 1400.0)),
                                null,
                                null,
                                List.of(
                                        new AcceptedValue(
                                                "c".repeat(40),
                                                Instant.parse("2026-11-01T08:00:00Z"),
                                                "first baseline",
                                                1250.5,
                                                NANOS),
                                        new AcceptedValue(
                                                "d".repeat(40),
                                                Instant.parse("2026-11-22T08:00:00Z"),
                                                "zstd 1.5.7",
                                                1.2005,
                                                new Unit("us/op")))),
                        new BenchmarkDetail(
                                RunExamples.GET,
                                null,
                                null,
                                null,
                                null,
                                new QuantileCurve(
                                        List.of(0.5, 0.999), List.of(100.0, 2_000.0), List.of(100.0, 90_000.0)),
                                null,
                                List.of())));
    }

    /** As files of the third version hold it. */
    static CheckReport fullAsOfVersionThree() {
        Policy policy = new Policy(
                0.01,
                Map.of(MetricFamily.TIME, 0.03, MetricFamily.TAIL, 0.1),
                true,
                5,
                Duration.ofMinutes(10),
                new SuitePolicy(0.0075, true),
                List.of(
                        new PolicyOverride(
                                "*StorePut.*",
                                new TreeMap<>(Map.of("size", "1MiB")),
                                Map.of(MetricFamily.TIME, 0.05),
                                Standing.GATING,
                                3),
                        new PolicyOverride(
                                "*",
                                new TreeMap<>(),
                                Map.of(),
                                new Standing(Standing.Kind.MUTED, "until 2026-12-31: noisy"),
                                9)));
        return new CheckReport(
                CheckVerdict.REGRESSED,
                "1 of 3 benchmarks is slower than the policy allows.",
                Instant.parse("2026-11-21T11:00:00.5Z"),
                RunSummary.of("baseline", RunExamples.baseline()),
                RunSummary.of("head", RunExamples.full()),
                policy,
                new Suite("default", 3, 2, Duration.ofMillis(250_125), Duration.ofMinutes(10)),
                List.of(
                        new Comparison(
                                RunExamples.PUT,
                                TIME,
                                Verdict.REGRESSED,
                                Standing.GATING,
                                new Side(1200.5, NANOS, List.of(1199.0, 1202.0)),
                                new Side(1310.25, NANOS, List.of(1311.0, 1309.5)),
                                new Change(0.0914, 0.081, 0.102, 0.0711, 1e-5, 2e-5, 0.0421),
                                0.05,
                                "Slower by 9.1 %, beyond the tolerance of 5 %.",
                                Replicate.FORK,
                                OptionalInt.empty(),
                                List.of(new Warning(Warning.Kind.DIRTY, "uncommitted changes"))),
                        new Comparison(
                                RunExamples.GET,
                                TAIL,
                                Verdict.INCONCLUSIVE,
                                new Standing(Standing.Kind.ADVISORY, "experimental"),
                                new Side(10.0, NANOS, List.of(10.0)),
                                new Side(Double.NaN, new Unit("us/op"), List.of(Double.NaN)),
                                new Change(
                                        0, -1, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0.5, 1, Double.NaN),
                                0.1,
                                "One fork a side cannot tell.",
                                Replicate.FORK,
                                OptionalInt.of(7),
                                List.of()),
                        new Comparison(
                                RunExamples.SCAN,
                                TIME,
                                Verdict.FAILED,
                                Standing.GATING,
                                null,
                                null,
                                null,
                                0,
                                "threw \"IllegalStateException\"",
                                null,
                                OptionalInt.empty(),
                                List.of())),
                new SuiteShift(14, 0.0212, 0.0155, 0.0261, 0.0075, 0.0000305, 0.001, true),
                List.of(new Warning(Warning.Kind.ENVIRONMENT, "kernel differs: 6.1 / 6.2")),
                List.of("Run `backsight accept --reason …` if this is meant."));
    }

    /** As files of the first two versions hold it. */
    static CheckReport fullAsOfVersionTwo() {
        CheckReport full = fullAsOfVersionThree();
        RunSummary base = full.base();
        Acceptance accepted = base.acceptance();
        return new CheckReport(
                full.verdict(),
                full.headline(),
                full.createdAt(),
                new RunSummary(
                        base.label(),
                        base.revision(),
                        base.measuredAt(),
                        base.environment(),
                        new Acceptance(
                                accepted.by(), accepted.at(), accepted.reason(), accepted.previous(), List.of())),
                full.head(),
                full.policy().withSuite(SuitePolicy.DEFAULT),
                full.suite(),
                full.comparisons(),
                null,
                full.warnings(),
                full.advice());
    }

    static CheckReport recorded() {
        return new CheckReport(
                CheckVerdict.RECORDED,
                "Nothing to compare with.",
                Instant.EPOCH,
                null,
                RunSummary.of("head", RunExamples.empty()),
                Policy.DEFAULT,
                new Suite("default", 0, 0, null, null),
                List.of(),
                null,
                List.of(),
                List.of());
    }

    /** The full report's first comparison with another verdict and warning, to see every constant written. */
    static CheckReport with(Verdict verdict, Standing.Kind standing, Warning.Kind warning, CheckVerdict overall) {
        CheckReport full = fullAsOfVersionThree();
        Comparison first = full.comparisons().get(0);
        Comparison changed = new Comparison(
                first.benchmark(),
                first.metric(),
                verdict,
                new Standing(standing, "why"),
                first.base(),
                first.head(),
                first.change(),
                first.tolerance(),
                first.explanation(),
                first.replicate(),
                first.replicatesNeeded(),
                List.of(new Warning(warning, "text")));
        return new CheckReport(
                overall,
                full.headline(),
                full.createdAt(),
                full.base(),
                full.head(),
                full.policy(),
                full.suite(),
                List.of(changed),
                full.suiteShift(),
                full.warnings(),
                full.advice());
    }
}
