package dev.backsight.checker.format;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Build;
import dev.backsight.checker.model.ForkSamples;
import dev.backsight.checker.model.Measurement;
import dev.backsight.checker.model.Metric;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Mode;
import dev.backsight.checker.model.Pair;
import dev.backsight.checker.model.Proof;
import dev.backsight.checker.model.Recording;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.Slice;
import dev.backsight.checker.model.Stage;
import dev.backsight.checker.model.Suspect;
import dev.backsight.checker.model.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Recordings to write and read back. */
final class RecordingExamples {

    private RecordingExamples() {}

    static Recording full() {
        TreeMap<BenchmarkId, List<Pair>> pairs = new TreeMap<>();
        pairs.put(
                RunExamples.PUT,
                List.of(
                        new Pair(
                                Stage.SCREEN,
                                Build.HEAD,
                                0,
                                10,
                                Duration.ofMillis(200),
                                Duration.ofMillis(50),
                                List.of(Build.BASE, Build.HEAD),
                                List.of(
                                        new Slice(
                                                0,
                                                50_123_456,
                                                49_000_000,
                                                0,
                                                0,
                                                12_345,
                                                1_000_000,
                                                2_000_000,
                                                1,
                                                48_000_000,
                                                47_000_000,
                                                120_000),
                                        new Slice(150_000_000, 50_000_001, 49_500_000, 70_000, 0, 0, 0, 0, 0)),
                                List.of(
                                        new Slice(50_200_000, 50_000_000, -1, -1, -1, -1, -1, -1, -1),
                                        new Slice(100_300_000, 49_000_000, -1, -1, -1, -1, -1, -1, -1)),
                                Duration.ofMillis(812),
                                Duration.ofMillis(2_903)),
                        new Pair(
                                Stage.CONFIRM,
                                Build.BASE,
                                1,
                                3,
                                Duration.ofNanos(123_456_789),
                                Duration.ofNanos(12_345_678),
                                List.of(Build.HEAD),
                                List.of(new Slice(51_000_000, 50_000_000, 1, 2, 3, 4, 5, 6, 7)),
                                List.of(new Slice(0, 50_000_000, 1, 2, 3, 4, 5, 6, Long.MAX_VALUE)),
                                Duration.ofMillis(790),
                                Duration.ofSeconds(3))));
        return new Recording(
                run(new double[][] {{1234.5678, 1200.0}, {1199.25}}),
                run(new double[][] {{1300.5, 1290.0}, {1310.0}}),
                pairs,
                List.of(new Suspect(RunExamples.PUT, Metric.TIME, true)),
                -7_046_029_254_386_353_131L);
    }

    static Recording empty() {
        return new Recording(RunExamples.empty(), RunExamples.empty(), new TreeMap<>(), List.of(), 0);
    }

    private static Run run(double[][] forks) {
        Metric time = Metric.of(Metric.TIME, new Unit("ns/op"), MetricFamily.TIME);
        return new Run(
                "default",
                RunExamples.LAPTOP,
                RunExamples.COMMIT,
                Instant.parse("2026-11-21T10:54:00Z"),
                List.of(new Measurement(RunExamples.PUT, time, new ForkSamples(forks))),
                new TreeMap<>(),
                List.of(),
                true,
                null);
    }

    /** Anything the model allows, within reason. */
    static Recording random(SplittableRandom random) {
        TreeMap<BenchmarkId, List<Pair>> pairs = new TreeMap<>();
        List<Measurement> base = new ArrayList<>();
        List<Measurement> head = new ArrayList<>();
        List<Suspect> suspects = new ArrayList<>();
        Metric time = Metric.of(Metric.TIME, new Unit("us/op"), MetricFamily.TIME);
        for (int i = random.nextInt(4); i > 0; i--) {
            BenchmarkId id = BenchmarkId.of(
                    "a.B.m" + i, List.of(Mode.values()).get(random.nextInt(4)), 1, Map.of("p", "\u0416" + i));
            List<Pair> own = new ArrayList<>();
            for (int n = random.nextInt(4); n > 0; n--) {
                own.add(pair(random));
            }
            pairs.put(id, own);
            if (!own.isEmpty()) {
                base.add(new Measurement(id, time, samples(random, own.size())));
                head.add(new Measurement(id, time, samples(random, own.size())));
            }
            if (random.nextBoolean()) {
                suspects.add(new Suspect(id, random.nextBoolean() ? "time" : "p99.9", random.nextBoolean()));
            }
        }
        TreeMap<BenchmarkId, Proof> proven = new TreeMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            int classes = 1 + random.nextInt(9_999);
            proven.put(
                    BenchmarkId.of("a.B.proven" + i, Mode.SAMPLE, 2, Map.of()),
                    new Proof(
                            classes,
                            classes + random.nextInt(99),
                            random.nextBoolean() ? null : "a.\"B\" uses java.lang.Class.forName"));
        }
        return new Recording(run(base, random), run(head, random), pairs, suspects, random.nextLong(), proven);
    }

    private static Run run(List<Measurement> measurements, SplittableRandom random) {
        return new Run(
                "suite-" + random.nextInt(9),
                random.nextBoolean() ? RunExamples.LAPTOP : RunExamples.empty().environment(),
                random.nextBoolean() ? RunExamples.COMMIT : null,
                null,
                measurements,
                new TreeMap<>(),
                List.of(),
                random.nextBoolean(),
                null);
    }

    private static Pair pair(SplittableRandom random) {
        int slices = random.nextInt(5);
        return new Pair(
                List.of(Stage.values()).get(random.nextInt(3)),
                List.of(Build.values()).get(random.nextInt(2)),
                random.nextInt(2),
                random.nextInt(20),
                Duration.ofNanos(1 + random.nextLong(1_000_000_000L)),
                Duration.ofNanos(1 + random.nextLong(1_000_000_000L)),
                IntStream.range(0, slices)
                        .mapToObj(k -> List.of(Build.values()).get(random.nextInt(2)))
                        .toList(),
                IntStream.range(0, slices).mapToObj(k -> slice(random)).toList(),
                IntStream.range(0, slices).mapToObj(k -> slice(random)).toList(),
                Duration.ofNanos(random.nextLong(10_000_000_000L)),
                Duration.ofNanos(random.nextLong(100_000_000_000L)));
    }

    private static Slice slice(SplittableRandom random) {
        return new Slice(
                random.nextLong(Long.MAX_VALUE),
                random.nextLong(Long.MAX_VALUE),
                time(random),
                time(random),
                time(random),
                time(random),
                time(random),
                time(random),
                time(random),
                time(random),
                time(random),
                time(random));
    }

    private static long time(SplittableRandom random) {
        return random.nextInt(4) == 0 ? Slice.UNKNOWN : random.nextLong(Long.MAX_VALUE);
    }

    private static ForkSamples samples(SplittableRandom random, int forks) {
        return new ForkSamples(IntStream.range(0, forks)
                .mapToObj(fork -> random.doubles(1 + random.nextInt(4)).toArray())
                .toArray(double[][]::new));
    }
}
