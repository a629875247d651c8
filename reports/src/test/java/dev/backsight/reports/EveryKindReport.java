package dev.backsight.reports;

import static dev.backsight.reports.ReportParts.ALLOCATION;
import static dev.backsight.reports.ReportParts.BYTES;
import static dev.backsight.reports.ReportParts.NOW;
import static dev.backsight.reports.ReportParts.P99;
import static dev.backsight.reports.ReportParts.RATE;
import static dev.backsight.reports.ReportParts.THROUGHPUT;
import static dev.backsight.reports.ReportParts.TIME;
import static dev.backsight.reports.ReportParts.base;
import static dev.backsight.reports.ReportParts.head;
import static dev.backsight.reports.ReportParts.id;
import static dev.backsight.reports.ReportParts.policy;
import static dev.backsight.reports.ReportParts.row;
import static dev.backsight.reports.ReportParts.side;
import static dev.backsight.reports.ReportParts.warning;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Change;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.CheckVerdict;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Mode;
import dev.backsight.checker.model.Replicate;
import dev.backsight.checker.model.Side;
import dev.backsight.checker.model.Standing;
import dev.backsight.checker.model.Suite;
import dev.backsight.checker.model.SuiteShift;
import dev.backsight.checker.model.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** A report with one of every kind of row, by hand. */
public final class EveryKindReport {

    private EveryKindReport() {}

    /** One of every kind of row. */
    public static CheckReport everyKind() {
        List<Comparison> rows = new ArrayList<>();
        rows.add(row(
                id("StorePut.put", Map.of("size", "1MiB", "codec", "zstd")),
                TIME,
                Verdict.REGRESSED,
                side(1_234_567, 1_221_004, 1_240_870, 1_229_113, 1_251_530, 1_230_600),
                side(1_349_380, 1_341_700, 1_333_010, 1_352_930, 1_370_450, 1_349_120),
                new Change(0.093, 0.071, 0.116, 0.064, 0.00004, 0.0011, 0.048),
                "9.3 % slower; at least 6.4 % after correction, and 3 % are tolerated."));
        rows.add(new Comparison(
                id("StorePut.put", Map.of("size", "64KiB", "codec", "lz4")),
                ALLOCATION,
                Verdict.REGRESSED,
                Standing.GATING,
                new Side(2048, BYTES, List.of(2048.0, 2048.0, 2048.1)),
                new Side(4101.5, BYTES, List.of(4100.0, 4101.0, 4103.5)),
                new Change(1.0027, 1.001, 1.0044, 1.0, 0, 0, 0.011),
                0.01,
                "Allocates about twice as much.",
                Replicate.FORK,
                OptionalInt.empty(),
                List.of()));
        rows.add(new Comparison(
                id("StoreGet.get", Map.of("size", "4KiB")),
                TIME,
                Verdict.FAILED,
                Standing.GATING,
                side(812.4, 810.2, 815.0, 811.9),
                null,
                null,
                0.03,
                "It threw java.lang.IllegalStateException: store is closed.",
                null,
                OptionalInt.empty(),
                List.of(warning("The process printed nothing for 60 s before it ended."))));
        rows.add(new Comparison(
                BenchmarkId.of("dev.backsight.benchmarks.Replication.append", Mode.THROUGHPUT, 4, Map.of("peers", "3")),
                THROUGHPUT,
                Verdict.INCOMPARABLE,
                Standing.GATING,
                new Side(912_345, RATE, List.of(912_000.0, 912_690.0)),
                null,
                null,
                0.03,
                "Base has it with 4 threads, head only with 8.",
                null,
                OptionalInt.empty(),
                List.of()));
        rows.add(new Comparison(
                id("Metadata.scan", Map.of()),
                TIME,
                Verdict.REMOVED,
                new Standing(Standing.Kind.ACCOUNTED_FOR, "replaced by Metadata.range"),
                side(5_300_000, 5_290_000, 5_310_000),
                null,
                null,
                0.03,
                "Head does not have it.",
                null,
                OptionalInt.empty(),
                List.of()));
        rows.add(new Comparison(
                BenchmarkId.of("dev.backsight.benchmarks.StorePut.sync", Mode.SAMPLE, 1, Map.of()),
                P99,
                Verdict.REGRESSED,
                new Standing(Standing.Kind.MUTED, "until 2026-12-31: slow disk on this runner"),
                side(8.1e6, 7.4e6, 8.8e6, 8.2e6),
                side(96.0e6, 60.0e6, 150.0e6, 98.0e6),
                new Change(10.85, 4.2, 26.0, 3.1, 0.0003, 0.006, 1.9),
                0.1,
                "12 times as slow at the 99th percentile.",
                Replicate.FORK,
                OptionalInt.empty(),
                List.of(warning("420 samples a fork; 1000 are needed for this quantile."))));
        rows.add(new Comparison(
                id("Allocator.grow", Map.of("pages", "512")),
                TIME,
                Verdict.INCONCLUSIVE,
                Standing.GATING,
                side(41_200, 36_000, 47_100, 41_000, 40_800),
                side(43_300, 38_300, 52_000, 42_000, 41_500),
                new Change(0.051, -0.102, 0.231, -0.15, 0.36, 1, 0.29),
                0.03,
                "Between 10.2 % faster and 23.1 % slower; about 34 forks a side would settle it.",
                Replicate.FORK,
                OptionalInt.of(34),
                List.of()));
        rows.add(new Comparison(
                id("Allocator.shrink", Map.of("pages", "512")),
                TIME,
                Verdict.UNSTABLE,
                new Standing(Standing.Kind.ADVISORY, "until 2027-03-31: part of no release yet"),
                side(12_300, 9_900, 15_000, 9_950, 15_100),
                side(12_200, 9_800, 15_200, 9_900, 15_000),
                new Change(-0.008, -0.21, 0.24, -0.3, 0.6, 1, 0.4),
                0.03,
                "Forks fall into two groups, near 9.9 and 15 us/op.",
                Replicate.FORK,
                OptionalInt.empty(),
                List.of()));
        rows.add(row(
                id("Codec.decompress", Map.of("codec", "zstd", "level", "3")),
                TIME,
                Verdict.IMPROVED,
                side(88_100, 87_900, 88_400, 88_000),
                side(80_900, 80_700, 81_200, 80_800),
                new Change(-0.0817, -0.0886, -0.0747, -0.09, 1, 1, 0.036),
                "8.2 % faster."));
        rows.add(row(
                id("Codec.compress", Map.of("codec", "zstd", "level", "3")),
                TIME,
                Verdict.UNCHANGED,
                side(0.352, 0.351, 0.353, 0.352),
                side(0.353, 0.352, 0.354, 0.353),
                new Change(0.0028, -0.001, 0.0067, -0.002, 1, 1, 0.034),
                "Within the tolerance of 3 %."));
        rows.add(row(
                id("Thumbnails.render", Map.of()),
                ALLOCATION,
                Verdict.UNCHANGED,
                new Side(0, BYTES, List.of(0.0, 0.0, 0.0)),
                new Side(0, BYTES, List.of(0.0, 0.0, 0.0)),
                new Change(0, 0, 0, 0, 1, 1, 0.01),
                "Allocates nothing on either side."));
        rows.add(new Comparison(
                id("Metadata.range", Map.of()),
                TIME,
                Verdict.ADDED,
                Standing.GATING,
                null,
                side(5_100_000, 5_090_000, 5_110_000),
                null,
                0.03,
                "Base does not have it.",
                null,
                OptionalInt.empty(),
                List.of()));
        return new CheckReport(
                CheckVerdict.REGRESSED,
                "2 of 12 comparisons regressed; the worst is StorePut.put size=64KiB codec=lz4 with 100 % more allocation.",
                NOW,
                base(),
                head(true),
                policy(),
                new Suite("file-store", 12, 11, Duration.ofSeconds(581), Duration.ofMinutes(10)),
                rows,
                new SuiteShift(12, 0.021, 0.0162, 0.0264, 0.005, 0.0004, 0.001, false),
                List.of(warning("Head was measured from a work tree with uncommitted changes.")),
                List.of(
                        "Look at StorePut.put first: profile it with backsight replay StorePut.put.",
                        "If the change is wanted, accept it: backsight accept --reason \"why\".",
                        "'*.StorePut.sync' fails no check, by line 11 of the policy: muted until 2026-12-31: slow disk on"
                                + " this runner.",
                        "'*.Allocator.shrink' fails no check, by line 13 of the policy: advisory until 2027-03-31: part"
                                + " of no release yet."));
    }
}
