package dev.backsight.checker.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Build;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.LatencyHistogram;
import dev.backsight.checker.model.Mode;
import dev.backsight.checker.model.Pair;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Recording;
import dev.backsight.checker.model.Slice;
import dev.backsight.checker.model.Stage;
import dev.backsight.checker.model.Suspect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Recordings made of numbers: both sides share what the machine does, and differ by what is asked for. */
final class RecordingBuilder {

    static final int SLICES = 21;

    private final Random random;
    private final RunBuilder base = new RunBuilder();
    private final RunBuilder head = new RunBuilder();
    private final Map<BenchmarkId, List<double[]>> baseTimes = new TreeMap<>();
    private final Map<BenchmarkId, List<double[]>> headTimes = new TreeMap<>();
    private final TreeMap<BenchmarkId, List<Pair>> pairs = new TreeMap<>();
    private final List<Suspect> suspects = new ArrayList<>();
    private UnaryOperator<Slice> slices = UnaryOperator.identity();

    RecordingBuilder(Random random) {
        this.random = random;
    }

    /** Pairs whose head is slower by these logs, but for 0.1 % of noise. */
    RecordingBuilder pairs(BenchmarkId id, Stage stage, double... slower) {
        for (double log : slower) {
            double[] own = new double[SLICES];
            Arrays.fill(own, log);
            pair(id, stage, own);
        }
        return this;
    }

    /** {@code count} pairs whose head is slower by {@code log} on average. */
    RecordingBuilder around(BenchmarkId id, Stage stage, int count, double log, double spread) {
        for (int i = 0; i < count; i++) {
            pairs(id, stage, log + spread * random.nextGaussian());
        }
        return this;
    }

    /** One pair whose head is slower by these logs, slice by slice. */
    RecordingBuilder pair(BenchmarkId id, Stage stage, double[] slower) {
        double[] common = new double[slower.length];
        double[] other = new double[slower.length];
        double sign = id.mode() == Mode.THROUGHPUT ? -1 : 1;
        double wave = 0;
        for (int k = 0; k < slower.length; k++) {
            wave = 0.8 * wave + 0.3 * random.nextGaussian();
            common[k] = 100 * Math.exp(wave);
            other[k] = common[k] * Math.exp(sign * slower[k] + 0.001 * random.nextGaussian());
        }
        return forks(id, stage, common, other);
    }

    /** One pair as measured. */
    RecordingBuilder forks(BenchmarkId id, Stage stage, double[] baseSlices, double[] headSlices) {
        baseTimes.computeIfAbsent(id, missing -> new ArrayList<>()).add(baseSlices);
        headTimes.computeIfAbsent(id, missing -> new ArrayList<>()).add(headSlices);
        return turns(id, stage, baseSlices.length);
    }

    /** A pair of which only other metrics are given. */
    RecordingBuilder turns(BenchmarkId id, Stage stage, int count) {
        List<Build> order = Stream.generate(() -> random.nextBoolean() ? Build.BASE : Build.HEAD)
                .limit(count)
                .toList();
        List<Slice> turns = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            turns.add(slices.apply(new Slice(
                    k * 100_000_000L, 50_000_000, 48_000_000, 500_000, Slice.UNKNOWN, 0, 1_000_000, 2_000_000, 1)));
        }
        pairs.computeIfAbsent(id, missing -> new ArrayList<>())
                .add(new Pair(
                        stage,
                        random.nextBoolean() ? Build.BASE : Build.HEAD,
                        random.nextInt(2),
                        10,
                        Duration.ofMillis(50),
                        Duration.ofMillis(50),
                        order,
                        turns,
                        turns,
                        Duration.ofMillis(900),
                        Duration.ofMillis(2900)));
        return this;
    }

    /** What surrounds the slices of the pairs added from now on. */
    RecordingBuilder slices(UnaryOperator<Slice> changed) {
        slices = changed;
        return this;
    }

    RecordingBuilder suspect(BenchmarkId id, boolean worse) {
        return suspect(id, id.mode() == Mode.THROUGHPUT ? "throughput" : "time", worse);
    }

    RecordingBuilder suspect(BenchmarkId id, String metric, boolean worse) {
        suspects.add(new Suspect(id, metric, worse));
        return this;
    }

    RecordingBuilder allocation(BenchmarkId id, double[] baseBytes, double[] headBytes) {
        base.allocation(id, oneAFork(baseBytes));
        head.allocation(id, oneAFork(headBytes));
        return this;
    }

    RecordingBuilder latency(BenchmarkId id, List<LatencyHistogram> baseForks, List<LatencyHistogram> headForks) {
        base.latency(id, baseForks);
        head.latency(id, headForks);
        return this;
    }

    RunBuilder base() {
        return base;
    }

    RunBuilder head() {
        return head;
    }

    Recording build() {
        baseTimes.forEach((id, forks) -> base.time(id, unit(id), forks.toArray(double[][]::new)));
        headTimes.forEach((id, forks) -> head.time(id, unit(id), forks.toArray(double[][]::new)));
        return new Recording(base.build(), head.build(), pairs, suspects, 1);
    }

    private static String unit(BenchmarkId id) {
        return id.mode() == Mode.THROUGHPUT ? "ops/ms" : "ns/op";
    }

    private static double[][] oneAFork(double[] values) {
        return Arrays.stream(values).mapToObj(value -> new double[] {value}).toArray(double[][]::new);
    }

    /** Pairs of three slices that differ by exactly these logs. */
    static void exact(RecordingBuilder builder, BenchmarkId id, Stage stage, double[] differences) {
        for (double difference : differences) {
            double slower = 100 * Math.exp(difference);
            builder.forks(id, stage, new double[] {100, 100, 100}, new double[] {slower, slower, slower});
        }
    }

    /** The one comparison that a recording leads to. */
    static Comparison only(RecordingBuilder builder) {
        List<Comparison> comparisons = LockstepComparison.compare(builder.build(), "base", Policy.DEFAULT)
                .comparisons();
        assertThat(comparisons).hasSize(1);
        return comparisons.get(0);
    }
}
