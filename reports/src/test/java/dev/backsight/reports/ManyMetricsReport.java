package dev.backsight.reports;

import static dev.backsight.reports.ReportParts.ALLOCATION;
import static dev.backsight.reports.ReportParts.BYTES;
import static dev.backsight.reports.ReportParts.NANOS;
import static dev.backsight.reports.ReportParts.NOW;
import static dev.backsight.reports.ReportParts.P99;
import static dev.backsight.reports.ReportParts.TIME;
import static dev.backsight.reports.ReportParts.base;
import static dev.backsight.reports.ReportParts.head;
import static dev.backsight.reports.ReportParts.policy;
import static dev.backsight.reports.ReportParts.warning;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Change;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.CheckVerdict;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Metric;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Mode;
import dev.backsight.checker.model.Replicate;
import dev.backsight.checker.model.Side;
import dev.backsight.checker.model.Standing;
import dev.backsight.checker.model.Suite;
import dev.backsight.checker.model.Verdict;
import dev.backsight.checker.model.Warning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;

/** Reports of benchmarks of which several things were measured. */
public final class ManyMetricsReport {

    static final Metric P999 = Metric.of("p99.9", NANOS, MetricFamily.TAIL);
    static final BenchmarkId SAMPLED =
            BenchmarkId.of("dev.example.Store.get", Mode.SAMPLE, 1, Map.of("size", "4KiB", "cache", "warm"));
    static final BenchmarkId FASTER = BenchmarkId.of("dev.example.Codec.pack", Mode.AVERAGE_TIME, 1, Map.of());

    private static final List<Metric> ALL = List.of(TIME, P99, P999, ALLOCATION);

    private ManyMetricsReport() {}

    /**
     * One benchmark with time, two tail quantiles and allocation, of which the tail regressed; one that is faster and
     * allocates as before; one that allocates more and is in no hurry.
     */
    public static CheckReport several() {
        return report(List.of(
                row(SAMPLED, P99, Verdict.REGRESSED, 9_000, 0.31, List.of(warning("420 samples a fork are few."))),
                row(FASTER, P999, Verdict.INCONCLUSIVE, 4_000, 0.02, List.of()),
                row(SAMPLED, P999, Verdict.INCONCLUSIVE, 21_000, 0.12, List.of(warning("420 samples a fork are few."))),
                row(SAMPLED, TIME, Verdict.UNCHANGED, 1_200, 0.004, List.of()),
                row(FASTER, ALLOCATION, Verdict.UNCHANGED, 64, 0, List.of()),
                row(SAMPLED, ALLOCATION, Verdict.IMPROVED, 2_048, -0.25, List.of()),
                row(FASTER, TIME, Verdict.IMPROVED, 880, -0.08, List.of())));
    }

    /** Any number of benchmarks, of each time, two tail quantiles and allocation, one in fifty regressed. */
    public static CheckReport large(int benchmarks, long seed) {
        Random random = new Random(seed);
        List<Comparison> rows = new ArrayList<>();
        for (int i = 0; i < benchmarks; i++) {
            BenchmarkId id = BenchmarkId.of(
                    "dev.example.Workload" + i / 20 + ".run" + i % 20, Mode.SAMPLE, 1, Map.of("size", "64KiB"));
            for (Metric metric : ALL) {
                boolean worse = i % 50 == 0 && metric.equals(P99);
                double change = worse ? 0.2 + random.nextDouble() : 0.01 * random.nextGaussian();
                rows.add(row(
                        id,
                        metric,
                        worse ? Verdict.REGRESSED : Verdict.UNCHANGED,
                        1_000 * Math.exp(3 * random.nextDouble()),
                        change,
                        List.of()));
            }
        }
        rows.sort((a, b) -> a.verdict().compareTo(b.verdict()));
        return report(rows);
    }

    private static CheckReport report(List<Comparison> rows) {
        int benchmarks =
                (int) rows.stream().map(Comparison::benchmark).distinct().count();
        return new CheckReport(
                CheckVerdict.REGRESSED,
                "1 of " + benchmarks + " benchmarks is slower.",
                NOW,
                base(),
                head(false),
                policy(),
                new Suite("file-store", benchmarks, benchmarks, Duration.ofSeconds(581), Duration.ofMinutes(10)),
                rows,
                null,
                List.of(),
                List.of());
    }

    private static Comparison row(
            BenchmarkId id, Metric metric, Verdict verdict, double location, double change, List<Warning> warnings) {
        double tolerance = metric.family() == MetricFamily.TAIL ? 0.1 : 0.03;
        return new Comparison(
                id,
                metric,
                verdict,
                Standing.GATING,
                side(metric, location),
                side(metric, location * (1 + change)),
                new Change(change, change - 0.01, change + 0.01, change - 0.02, 0.5, 1, 0.04),
                tolerance,
                verdict == Verdict.UNCHANGED
                        ? "Within the tolerance."
                        : "Of its " + metric.name() + " the numbers say it.",
                Replicate.PAIR,
                OptionalInt.empty(),
                warnings);
    }

    private static Side side(Metric metric, double location) {
        return new Side(
                location,
                metric.family() == MetricFamily.ALLOCATION ? BYTES : NANOS,
                List.of(location * 0.99, location, location * 1.01, location * 1.002));
    }
}
