package dev.backsight.reports;

import static dev.backsight.reports.ReportParts.NANOS;
import static dev.backsight.reports.ReportParts.NOW;
import static dev.backsight.reports.ReportParts.TIME;
import static dev.backsight.reports.ReportParts.base;
import static dev.backsight.reports.ReportParts.head;
import static dev.backsight.reports.ReportParts.policy;
import static dev.backsight.reports.ReportParts.row;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Change;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.CheckVerdict;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Mode;
import dev.backsight.checker.model.Side;
import dev.backsight.checker.model.Suite;
import dev.backsight.checker.model.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Reports of any size, from a seed. */
public final class LargeReport {

    private LargeReport() {}

    /** A suite of any size with a few regressions and a mixture of everything else. */
    public static CheckReport large(int size, long seed) {
        Random random = new Random(seed);
        List<Comparison> rows = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            rows.add(randomRow(random, i, size));
        }
        return new CheckReport(
                CheckVerdict.REGRESSED,
                Math.max(1, size / 50) + " of " + size + " comparisons regressed.",
                NOW,
                base(),
                head(false),
                policy(),
                new Suite("file-store", size, size, Duration.ofSeconds(594), Duration.ofMinutes(10)),
                rows,
                null,
                List.of(),
                List.of("Look at the first rows of the table."));
    }

    /** The same, with all that can be known of every benchmark. */
    public static CheckReport detailed(int size, long seed) {
        CheckReport report = large(size, seed);
        return report.withDetails(report.comparisons().stream()
                .map(comparison -> ReportDetails.all(comparison, seed))
                .toList());
    }

    private static Comparison randomRow(Random random, int index, int size) {
        double share = (double) index / size;
        Verdict verdict = share < 0.02 || index == 0
                ? Verdict.REGRESSED
                : share < 0.08 ? Verdict.INCONCLUSIVE : share < 0.12 ? Verdict.IMPROVED : Verdict.UNCHANGED;
        double log =
                switch (verdict) {
                    case REGRESSED -> 0.05 + 0.08 * random.nextDouble();
                    case IMPROVED -> -0.05 - 0.06 * random.nextDouble();
                    case INCONCLUSIVE -> 0.03 * random.nextGaussian();
                    default -> 0.004 * random.nextGaussian();
                };
        double half = verdict == Verdict.INCONCLUSIVE
                ? 0.04 + 0.06 * random.nextDouble()
                : 0.005 + 0.015 * random.nextDouble();
        double location = Math.exp(4 + 14 * random.nextDouble());
        Change change = new Change(
                Math.expm1(log),
                Math.expm1(log - half),
                Math.expm1(log + half),
                Math.expm1(log - 1.4 * half),
                verdict == Verdict.REGRESSED ? 0.0001 : 0.4,
                verdict == Verdict.REGRESSED ? 0.002 : 1,
                0.03 + 1.5 * half);
        String[] methods = {"put", "get", "delete", "list", "verify", "compact"};
        String name = "dev.backsight.benchmarks.Workload" + index / 24 + "." + methods[index % methods.length];
        return row(
                BenchmarkId.of(
                        name,
                        Mode.AVERAGE_TIME,
                        1,
                        Map.of("size", (1 << (2 * (index / 6 % 4))) + "KiB", "codec", index % 2 == 0 ? "zstd" : "lz4")),
                TIME,
                verdict,
                forks(random, location, half),
                forks(random, location * Math.exp(log), half),
                change,
                verdict == Verdict.UNCHANGED ? "Within the tolerance of 3 %." : "Its interval speaks for itself.");
    }

    private static Side forks(Random random, double location, double half) {
        List<Double> forks = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            forks.add(location * Math.exp(half * random.nextGaussian()));
        }
        return new Side(location, NANOS, forks);
    }
}
