package dev.backsight.reports;

import dev.backsight.checker.model.Acceptance;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Change;
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
import dev.backsight.checker.model.SuitePolicy;
import dev.backsight.checker.model.Unit;
import dev.backsight.checker.model.Verdict;
import dev.backsight.checker.model.Warning;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What reports made by hand are made of: metrics, sides, rows, and the two runs they are about. */
final class ReportParts {

    static final Unit NANOS = new Unit("ns/op");
    static final Unit RATE = new Unit("ops/s");
    static final Unit BYTES = new Unit("B/op");
    static final Metric TIME = Metric.of("time", NANOS, MetricFamily.TIME);
    static final Metric THROUGHPUT = Metric.of("throughput", RATE, MetricFamily.TIME);
    static final Metric P99 = Metric.of("p99", NANOS, MetricFamily.TAIL);
    static final Metric ALLOCATION = Metric.of("allocation", BYTES, MetricFamily.ALLOCATION);

    static final Instant NOW = Instant.parse("2026-11-21T09:30:00Z");

    static final Machine MACHINE = new Machine(
            "AMD EPYC 7763 64-Core Processor",
            4,
            16_775_000_064L,
            "Linux",
            "6.1.0-28-amd64",
            "amd64",
            2.0,
            8L << 30,
            "ext4 on ssd");

    private ReportParts() {}

    static Policy policy() {
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
                                new Standing(Standing.Kind.MUTED, "until 2026-12-31: slow disk on this runner"),
                                11),
                        new PolicyOverride(
                                "*.Allocator.shrink",
                                new TreeMap<>(),
                                Map.of(),
                                new Standing(Standing.Kind.ADVISORY, "until 2027-03-31: part of no release yet"),
                                13)));
    }

    static RunSummary base() {
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

    static RunSummary head(boolean dirty) {
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

    static Comparison row(
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

    static BenchmarkId id(String name, Map<String, String> params) {
        return BenchmarkId.of("dev.backsight.benchmarks." + name, Mode.AVERAGE_TIME, 1, params);
    }

    static Side side(double location, Double... forks) {
        return new Side(location, NANOS, List.of(forks));
    }

    static Side side(int location, Integer... forks) {
        return new Side(
                location,
                NANOS,
                List.of(forks).stream().map(Integer::doubleValue).toList());
    }

    static Warning warning(String text) {
        return new Warning(Warning.Kind.MEASUREMENT, text);
    }
}
