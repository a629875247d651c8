package dev.backsight.checker.history;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Change;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.CheckVerdict;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.Metric;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Mode;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Replicate;
import dev.backsight.checker.model.Revision;
import dev.backsight.checker.model.RunSummary;
import dev.backsight.checker.model.Side;
import dev.backsight.checker.model.Standing;
import dev.backsight.checker.model.Suite;
import dev.backsight.checker.model.Unit;
import dev.backsight.checker.model.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Reports to keep. */
final class Reports {

    static final String HEAD = "4".repeat(40);

    private Reports() {}

    /** Of that suite and second, with what databases and files like least: numbers without end, quotes, a NUL. */
    static CheckReport of(String suite, int second) {
        return of(suite, second, "1 of 1 benchmarks is \"worse\"; it's \u00e9\u4e2d\ud83d\ude00\u0000 % $1 ?");
    }

    static CheckReport of(String suite, int second, String headline) {
        Unit nanos = new Unit("ns/op");
        return new CheckReport(
                CheckVerdict.REGRESSED,
                headline,
                Instant.parse("2026-11-22T07:00:00Z").plusSeconds(second),
                new RunSummary("base", null, null, Environment.UNKNOWN, null),
                new RunSummary("head", new Revision(HEAD, null, "title", true), null, Environment.UNKNOWN, null),
                Policy.DEFAULT,
                new Suite(suite, 1, 1, null, null),
                List.of(new Comparison(
                        BenchmarkId.of("a.B.c", Mode.AVERAGE_TIME, 1, Map.of("p", "';--")),
                        Metric.of(Metric.TIME, nanos, MetricFamily.TIME),
                        Verdict.REGRESSED,
                        Standing.GATING,
                        new Side(1e-300, nanos, List.of(1e-300)),
                        new Side(Double.MAX_VALUE, nanos, List.of(Double.MAX_VALUE)),
                        new Change(0.1, -1, Double.POSITIVE_INFINITY, 0.05, 1e-17, 1e-16, Double.NaN),
                        0.03,
                        "worse",
                        Replicate.PAIR,
                        OptionalInt.empty(),
                        List.of())),
                null,
                List.of(),
                List.of());
    }
}
