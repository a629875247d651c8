package dev.backsight.checker.format;

import dev.backsight.checker.model.Acceptance;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.Execution;
import dev.backsight.checker.model.Failure;
import dev.backsight.checker.model.ForkHistograms;
import dev.backsight.checker.model.ForkSamples;
import dev.backsight.checker.model.Jvm;
import dev.backsight.checker.model.LatencyHistogram;
import dev.backsight.checker.model.Machine;
import dev.backsight.checker.model.Measurement;
import dev.backsight.checker.model.Metric;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Mode;
import dev.backsight.checker.model.Revision;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.Unit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Runs to write and read back, in the order in which they come back. */
final class RunExamples {

    static final BenchmarkId GET = BenchmarkId.of("dev.acme.StoreGet.get", Mode.SAMPLE, 1, Map.of());
    static final BenchmarkId PUT =
            BenchmarkId.of("dev.acme.StorePut.put", Mode.AVERAGE_TIME, 2, Map.of("size", "1MiB", "codec", "zstd"));
    static final BenchmarkId SCAN = BenchmarkId.of("dev.acme.StoreScan.scan", Mode.THROUGHPUT, 1, Map.of());

    static final Environment LAPTOP = new Environment(
            new Machine(
                    "AMD EPYC 7B13",
                    2,
                    8_335_233_024L,
                    "Linux",
                    "6.1.0-18",
                    "amd64",
                    1.5,
                    4_294_967_296L,
                    "ext4 on ssd"),
            new Jvm("Eclipse Adoptium", "17.0.15", "OpenJDK 64-Bit Server VM", "G1", List.of("-Xmx1g", "-XX:+UseG1GC")),
            "1.37");

    static final Revision COMMIT =
            new Revision("a".repeat(40), "b".repeat(40), "Compress \"small\" files → in place", false);

    private static final Execution EXECUTION = new Execution(5, "200 ms", 1, 3, "50 ms", 1, List.of("-Xmx1g"));

    private RunExamples() {}

    static Run full() {
        Metric time = Metric.of(Metric.TIME, new Unit("ns/op"), MetricFamily.TIME);
        Metric latency = Metric.of(Metric.LATENCY, new Unit("ns/op"), MetricFamily.TAIL);
        Metric allocation = Metric.of(Metric.ALLOCATION, new Unit("B/op"), MetricFamily.ALLOCATION);
        Metric counter = Metric.of("cacheMisses", new Unit("#"), MetricFamily.OTHER);
        TreeMap<BenchmarkId, Execution> executions = new TreeMap<>(Map.of(PUT, EXECUTION, SCAN, EXECUTION));
        return new Run(
                "default",
                LAPTOP,
                COMMIT,
                Instant.parse("2026-11-21T10:54:00.123456789Z"),
                List.of(
                        new Measurement(
                                GET,
                                latency,
                                new ForkHistograms(List.of(
                                        new LatencyHistogram(
                                                new long[] {0, 512, 1_023, 40_960}, new long[] {1, 9_000, 70, 2}),
                                        new LatencyHistogram(new long[] {500, 2_046}, new long[] {10_000, 3})))),
                        new Measurement(PUT, time, new ForkSamples(new double[][] {
                            {1234.5678, 1200.0, 2.0E-3}, {1e21, Double.NaN}, {4.9E-324, -0.0, 1.7976931348623157E308}
                        })),
                        new Measurement(PUT, allocation, new ForkSamples(new double[][] {{0}, {24.000000000000004}})),
                        new Measurement(PUT, counter, new ForkSamples(new double[][] {{Double.POSITIVE_INFINITY}}))),
                executions,
                List.of(new Failure(
                        SCAN, "threw IllegalStateException", "at dev.acme\n\tЖ \u0001 \uD83D\uDE00 </script>\r\n")),
                true,
                null);
    }

    static Run baseline() {
        return full().accepted(new Acceptance(
                "Ada Lovelace <ada@acme.example>",
                Instant.parse("2026-11-22T08:00:00Z"),
                "zstd 1.5.7",
                "c".repeat(40),
                List.of("StorePut.put: 1201 ns/op -> 1310 ns/op (+9.1 %)", "StoreNew.put: none -> 12 us/op")));
    }

    static Run empty() {
        return new Run("default", Environment.UNKNOWN, null, null, List.of(), new TreeMap<>(), List.of(), false, null);
    }

    /** Anything the model allows, within reason. */
    static Run random(SplittableRandom random) {
        TreeSet<BenchmarkId> ids = new TreeSet<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            Map<String, String> params = new TreeMap<>();
            for (int p = random.nextInt(3); p > 0; p--) {
                params.put("p" + p, text(random));
            }
            Mode mode = List.of(Mode.values()).get(random.nextInt(4));
            ids.add(BenchmarkId.of("b" + random.nextInt(9) + text(random), mode, 1 + random.nextInt(8), params));
        }
        List<Measurement> measurements = new ArrayList<>();
        TreeMap<BenchmarkId, Execution> executions = new TreeMap<>();
        List<Failure> failures = new ArrayList<>();
        for (BenchmarkId id : ids) {
            if (random.nextInt(5) == 0) {
                failures.add(new Failure(id, "reason" + text(random), text(random)));
                continue;
            }
            if (random.nextBoolean()) {
                executions.put(
                        id,
                        new Execution(
                                random.nextInt(9),
                                text(random),
                                1 + random.nextInt(3),
                                7,
                                "1 s",
                                1 + random.nextInt(999),
                                List.of(text(random))));
            }
            Metric time = Metric.of(Metric.TIME, new Unit("us/op"), MetricFamily.TIME);
            measurements.add(new Measurement(id, time, samples(random)));
            if (random.nextBoolean()) {
                Metric latency = Metric.of(Metric.LATENCY, new Unit("ns/op"), MetricFamily.TAIL);
                measurements.add(new Measurement(id, latency, histograms(random)));
            }
        }
        measurements.sort(Comparator.comparing(Measurement::id));
        return new Run(
                "suite-" + random.nextInt(9),
                random.nextBoolean() ? LAPTOP : Environment.UNKNOWN,
                random.nextBoolean() ? COMMIT : null,
                random.nextBoolean()
                        ? Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(1_000_000_000))
                        : null,
                measurements,
                executions,
                failures,
                random.nextBoolean(),
                random.nextBoolean()
                        ? new Acceptance(
                                text(random), Instant.EPOCH, "because" + text(random), null, List.of(text(random)))
                        : null);
    }

    private static ForkSamples samples(SplittableRandom random) {
        double[][] forks = new double[1 + random.nextInt(4)][];
        for (int i = 0; i < forks.length; i++) {
            forks[i] = IntStream.range(0, 1 + random.nextInt(5))
                    .mapToDouble(iteration -> canonical(Double.longBitsToDouble(random.nextLong())))
                    .toArray();
        }
        return new ForkSamples(forks);
    }

    /** There is only one NaN in text. */
    private static double canonical(double value) {
        return Double.isNaN(value) ? Double.NaN : value;
    }

    private static ForkHistograms histograms(SplittableRandom random) {
        List<LatencyHistogram> forks = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            long[] nanos = JmhValues.random(random, 1 + random.nextInt(200));
            forks.add(new LatencyHistogram(
                    nanos, random.longs(nanos.length, 1, 1_000_000).toArray()));
        }
        return new ForkHistograms(forks);
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            int c = random.nextInt(random.nextBoolean() ? 0x80 : 0x11_0000);
            text.appendCodePoint(Character.getType(c) == Character.SURROGATE ? 'x' : c);
        }
        return text.toString();
    }
}
