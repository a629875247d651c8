package dev.backsight.reports;

import dev.backsight.checker.model.Acceptance;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Change;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.CheckVerdict;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.Jvm;
import dev.backsight.checker.model.Machine;
import dev.backsight.checker.model.Metric;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Mode;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.PolicyOverride;
import dev.backsight.checker.model.Replicate;
import dev.backsight.checker.model.Revision;
import dev.backsight.checker.model.RunSummary;
import dev.backsight.checker.model.Side;
import dev.backsight.checker.model.Standing;
import dev.backsight.checker.model.Suite;
import dev.backsight.checker.model.SuitePolicy;
import dev.backsight.checker.model.SuiteShift;
import dev.backsight.checker.model.Unit;
import dev.backsight.checker.model.Verdict;
import dev.backsight.checker.model.Warning;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reports as a check writes them, by hand for every kind of row and from a seed for size. */
public final class ReportFixtures {

    /** Everything that must not act: markup, quotes, Markdown, terminal escapes, reversed text, torn characters. */
    public static final String HOSTILE =
            "a</title></style></script><script>alert(1)</script><img src=x onerror=alert(2)>\"'`|*_~[x](https://evil.example)"
                    + "{{ 7*7 }}{% raw %}\u001b[31m\u0007\u0000\u202eevil\u2066\u200b\ud800\uffff @everyone #1\r\n# heading\n- ]]>";

    static final Unit NANOS = new Unit("ns/op");
    static final Unit RATE = new Unit("ops/s");
    static final Unit BYTES = new Unit("B/op");
    static final Metric TIME = Metric.of("time", NANOS, MetricFamily.TIME);
    static final Metric THROUGHPUT = Metric.of("throughput", RATE, MetricFamily.TIME);
    static final Metric P99 = Metric.of("p99", NANOS, MetricFamily.TAIL);
    static final Metric ALLOCATION = Metric.of("allocation", BYTES, MetricFamily.ALLOCATION);

    private static final Instant NOW = Instant.parse("2026-11-21T09:30:00Z");
    private static final Machine MACHINE = new Machine(
            "AMD EPYC 7763 64-Core Processor",
            4,
            16_775_000_064L,
            "Linux",
            "6.1.0-28-amd64",
            "amd64",
            2.0,
            8L << 30,
            "ext4 on ssd");

    private ReportFixtures() {}

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
                new Standing(Standing.Kind.MUTED, "slow disk on this runner until 2026-12-31"),
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
        rows.add(row(
                id("Allocator.shrink", Map.of("pages", "512")),
                TIME,
                Verdict.UNSTABLE,
                side(12_300, 9_900, 15_000, 9_950, 15_100),
                side(12_200, 9_800, 15_200, 9_900, 15_000),
                new Change(-0.008, -0.21, 0.24, -0.3, 0.6, 1, 0.4),
                "Forks fall into two groups, near 9.9 and 15 us/op."));
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
                        "If the change is wanted, accept it: backsight accept --reason \"why\"."));
    }

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
                List.of(HOSTILE));
    }

    /** Two builds that took turns, beside the accepted baseline's commit: time, and of one benchmark allocation too. */
    public static CheckReport inTurns() {
        BenchmarkId put = id("StorePut.put", Map.of("size", "1MiB"));
        List<Comparison> rows = List.of(
                paired(
                        put,
                        TIME,
                        Verdict.REGRESSED,
                        side(1_234_567, 1_100_000, 1_300_000, 1_200_000, 1_250_000),
                        side(1_349_380, 1_210_000, 1_410_000, 1_320_000, 1_240_000),
                        new Change(0.093, 0.071, 0.116, 0.064, 0.00004, 0.0011, 0.048)),
                paired(
                        id("StoreGet.get", Map.of()),
                        TIME,
                        Verdict.UNCHANGED,
                        side(5_000, 5_010, 4_990),
                        side(5_005, 5_000, 5_010),
                        new Change(0.001, -0.004, 0.006, -0.01, 1, 1, 0.03)),
                paired(
                        put,
                        ALLOCATION,
                        Verdict.UNCHANGED,
                        new Side(2048, BYTES, List.of(2048.0, 2048.0, 2048.0, 2048.0)),
                        new Side(2040, BYTES, List.of(2040.0, 2040.0, 2040.0, 2040.0)),
                        new Change(-0.004, -0.004, -0.004, -1, 1, 1, 0.01)));
        RunSummary base = base();
        Acceptance accepted = new Acceptance(
                "Ada Example <ada@example.org>",
                NOW.minus(Duration.ofHours(30)),
                "zstd 1.5.7",
                "a1b2c3d4".repeat(5),
                List.of("StorePut.put size=1MiB: 1.300 ms/op -> 1.235 ms/op"));
        return new CheckReport(
                CheckVerdict.REGRESSED,
                "1 of 3 comparisons regressed.",
                NOW,
                new RunSummary(base.label(), base.revision(), base.measuredAt(), base.environment(), accepted),
                head(false),
                policy(),
                new Suite("file-store", 2, 2, Duration.ofSeconds(581), Duration.ofMinutes(10)),
                rows,
                null,
                List.of(),
                List.of());
    }

    private static Comparison paired(
            BenchmarkId id, Metric metric, Verdict verdict, Side base, Side head, Change change) {
        return new Comparison(
                id,
                metric,
                verdict,
                Standing.GATING,
                base,
                head,
                change,
                0.03,
                "The numbers say it.",
                Replicate.PAIR,
                OptionalInt.empty(),
                List.of());
    }

    /** Every size of change from -99 % to 10,000 %, under names of 500 characters, all with one verdict. */
    public static CheckReport extreme(Verdict verdict) {
        double[] estimates = {-0.99, -0.5, 0, 0.5, 10, 100};
        List<Comparison> rows = new ArrayList<>();
        for (int i = 0; i < estimates.length; i++) {
            double estimate = estimates[i];
            Side base = new Side(1000, NANOS, List.of(990.0, 1010.0));
            boolean failed = verdict == Verdict.FAILED;
            rows.add(new Comparison(
                    BenchmarkId.of(
                            "dev.example." + "Long".repeat(50) + i + "." + "method".repeat(40),
                            Mode.SAMPLE,
                            8,
                            Map.of("size", "x".repeat(60))),
                    TIME,
                    verdict,
                    Standing.GATING,
                    base,
                    failed ? null : new Side(1000 * (1 + estimate), NANOS, List.of(999 * (1 + estimate))),
                    failed ? null : new Change(estimate, -0.999, 10 * Math.abs(estimate) + 1, -1, 0.5, 1, 3),
                    0.03,
                    "Nobody could say.",
                    failed ? null : Replicate.FORK,
                    OptionalInt.empty(),
                    List.of()));
        }
        return new CheckReport(
                verdict == Verdict.FAILED ? CheckVerdict.FAILED : CheckVerdict.INCONCLUSIVE,
                "None of " + rows.size() + " benchmarks could be judged.",
                NOW,
                base(),
                head(false),
                policy(),
                new Suite("file-store", rows.size(), rows.size(), Duration.ofSeconds(5), Duration.ofMinutes(10)),
                rows,
                null,
                List.of(),
                List.of());
    }

    /** A first run: nothing to compare with. */
    public static CheckReport recorded() {
        return new CheckReport(
                CheckVerdict.RECORDED,
                "24 benchmarks were measured and recorded; there is no baseline yet to compare them with.",
                NOW,
                null,
                head(false),
                Policy.DEFAULT,
                new Suite("file-store", 24, 24, Duration.ofSeconds(312), Duration.ofMinutes(10)),
                List.of(),
                null,
                List.of(),
                List.of("Accept this run as the baseline: backsight accept --reason \"first baseline\"."));
    }

    /** Both builds run the same code, and nothing was measured. */
    public static CheckReport proven() {
        return new CheckReport(
                CheckVerdict.PASSED,
                "All of 1 benchmark are within tolerance of main, or better. 1 benchmark runs the same code in both"
                        + " builds and was not measured.",
                NOW,
                base(),
                head(false),
                Policy.DEFAULT,
                new Suite("file-store", 1, 1, Duration.ZERO, Duration.ofMinutes(10)),
                List.of(row(
                        id("storage.PutBenchmark.put", Map.of()),
                        TIME,
                        Verdict.UNCHANGED,
                        null,
                        null,
                        null,
                        "the same code in both builds: 12 classes and 3 other files that it can reach; not measured")),
                null,
                List.of(),
                List.of());
    }

    /** Measuring broke off before anything could be compared. */
    public static CheckReport incomplete() {
        return new CheckReport(
                CheckVerdict.INCOMPLETE,
                "Measuring was interrupted after 3 of 24 benchmarks.",
                NOW,
                base(),
                head(false),
                Policy.DEFAULT,
                new Suite("file-store", 24, 3, Duration.ofSeconds(75), Duration.ofMinutes(10)),
                List.of(),
                null,
                List.of(warning("The disk is full: 0 bytes left below target/backsight.")),
                List.of("Free some space and run the check again."));
    }

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

    private static Policy policy() {
        return new Policy(
                0.01,
                Map.of(MetricFamily.TIME, 0.03, MetricFamily.TAIL, 0.10, MetricFamily.ALLOCATION, 0.01),
                false,
                5,
                Duration.ofMinutes(10),
                SuitePolicy.DEFAULT,
                List.of(
                        new PolicyOverride(
                                "*.Codec.*", new TreeMap<>(), Map.of(MetricFamily.TIME, 0.02), Standing.GATING, 7),
                        new PolicyOverride(
                                "*.StorePut.sync",
                                new TreeMap<>(),
                                Map.of(),
                                new Standing(Standing.Kind.MUTED, "slow disk on this runner until 2026-12-31"),
                                11)));
    }

    private static RunSummary base() {
        return new RunSummary(
                "baseline",
                new Revision("0c1d2e3f".repeat(5), null, "Keep the index in memory while compacting", false),
                NOW.minus(Duration.ofHours(31)),
                new Environment(
                        MACHINE,
                        new Jvm("Eclipse Adoptium", "17.0.14", "OpenJDK 64-Bit Server VM", "G1", List.of("-Xmx2g")),
                        "1.37"),
                new Acceptance(
                        "Ada Example <ada@example.org>",
                        NOW.minus(Duration.ofHours(30)),
                        "zstd 1.5.7",
                        "a1b2c3d4".repeat(5),
                        List.of()));
    }

    private static RunSummary head(boolean dirty) {
        return new RunSummary(
                "head",
                new Revision("9f8e7d6c".repeat(5), null, "Compress in blocks of 256 KiB", dirty),
                NOW.minus(Duration.ofMinutes(11)),
                new Environment(
                        MACHINE,
                        new Jvm("Eclipse Adoptium", "17.0.15", "OpenJDK 64-Bit Server VM", "G1", List.of("-Xmx2g")),
                        "1.37"),
                null);
    }

    private static Comparison row(
            BenchmarkId id,
            Metric metric,
            Verdict verdict,
            @Nullable Side base,
            @Nullable Side head,
            @Nullable Change change,
            String explanation) {
        return new Comparison(
                id,
                metric,
                verdict,
                Standing.GATING,
                base,
                head,
                change,
                0.03,
                explanation,
                change == null ? null : Replicate.FORK,
                OptionalInt.empty(),
                List.of());
    }

    private static BenchmarkId id(String name, Map<String, String> params) {
        return BenchmarkId.of("dev.backsight.benchmarks." + name, Mode.AVERAGE_TIME, 1, params);
    }

    private static Side side(double location, Double... forks) {
        return new Side(location, NANOS, List.of(forks));
    }

    private static Side side(int location, Integer... forks) {
        return new Side(
                location,
                NANOS,
                List.of(forks).stream().map(Integer::doubleValue).toList());
    }

    private static Warning warning(String text) {
        return new Warning(Warning.Kind.MEASUREMENT, text);
    }
}
