package dev.backsight.checker.measure.lockstep;

import dev.backsight.checker.jmh.ListedBenchmark;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Build;
import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.Execution;
import dev.backsight.checker.model.ForkSamples;
import dev.backsight.checker.model.Measurement;
import dev.backsight.checker.model.Metric;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Mode;
import dev.backsight.checker.model.Pair;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.Slice;
import dev.backsight.checker.model.Stage;
import dev.backsight.checker.model.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Pairs whose times are drawn instead of measured, on a clock of their own. */
final class FakePairs implements PairSource {

    static final Duration COST = Duration.ofSeconds(4);
    private static final Duration START_UP = Duration.ofSeconds(1);

    /** Of both sides: with them and its warm-up a pair takes no longer than it costs. */
    private static final Duration TURN = Duration.ofMillis(10);

    final List<PairRequest> requests = new ArrayList<>();
    private final Random random = new Random(5);
    private final Map<BenchmarkId, Double> factors = new HashMap<>();
    private final Map<BenchmarkId, PairOutcome.Failed> failures = new HashMap<>();
    private final Map<BenchmarkId, Duration> slow = new HashMap<>();
    private final double spread;
    private double dearer = 1;
    private double confirmingDearer = 1;
    private long nanos;
    private @Nullable Integer stopAfter;

    /** @param spread standard deviation of a pair's log ratio */
    FakePairs(double spread) {
        this.spread = spread;
    }

    static ListedBenchmark listed(String method) {
        return new ListedBenchmark(
                BenchmarkId.of("dev.Toy." + method, Mode.AVERAGE_TIME, 1, Map.of()),
                5,
                5,
                Duration.ofSeconds(1),
                5,
                Duration.ofSeconds(1),
                List.of(),
                null,
                List.of());
    }

    FakePairs slower(String method, double factor) {
        factors.put(listed(method).id(), factor);
        return this;
    }

    FakePairs failing(String method, PairOutcome.Failed how) {
        failures.put(listed(method).id(), how);
        return this;
    }

    FakePairs takingLong(String method, Duration turns) {
        slow.put(listed(method).id(), turns);
        return this;
    }

    /** All take so many times as long. */
    FakePairs times(double factor) {
        dearer = factor;
        return this;
    }

    /** Those that confirm take so many times as long. */
    FakePairs confirmingTimes(double factor) {
        confirmingDearer = factor;
        return this;
    }

    FakePairs stoppingAfter(int pairs) {
        stopAfter = pairs;
        return this;
    }

    long nanoTime() {
        return nanos;
    }

    @Override
    public PairOutcome run(PairRequest request) {
        if (stopAfter != null && requests.size() >= stopAfter) {
            return new PairOutcome.Stopped("interrupted");
        }
        requests.add(request);
        BenchmarkId id = request.base().id();
        long turn = slow.getOrDefault(id, TURN).toNanos();
        Duration turns = Duration.ofNanos(turn).multipliedBy(request.slices().turns());
        if (request.most() != null && turns.compareTo(request.most()) > 0) {
            nanos += START_UP.toNanos() + 2 * turn;
            return new PairOutcome.TooLong(Duration.ofNanos(turn));
        }
        Duration took = slow.containsKey(id) ? START_UP.plus(turns) : COST;
        took = Duration.ofNanos(
                Math.round(took.toNanos() * dearer * (request.stage() == Stage.CONFIRM ? confirmingDearer : 1)));
        nanos += took.toNanos();
        PairOutcome.Failed failed = failures.get(id);
        if (failed != null) {
            return failed;
        }
        int count = request.slices().count();
        double luck = Math.exp(spread * random.nextGaussian());
        List<Slice> slices = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            slices.add(new Slice(i * turn, turn / 2, 20_000_000, 0, 0, 0, 0, 0, 0));
        }
        Pair pair = new Pair(
                request.stage(),
                request.launchedFirst(),
                request.layout(),
                request.slices().warmups(),
                request.slices().warmupTime(),
                request.slices().time(),
                Stream.generate(() -> random.nextBoolean() ? Build.BASE : Build.HEAD)
                        .limit(count)
                        .toList(),
                slices,
                slices,
                START_UP,
                took);
        return new PairOutcome.Measured(
                pair, fork(id, count, 100), fork(id, count, 100 * luck * factors.getOrDefault(id, 1.0)));
    }

    private Run fork(BenchmarkId id, int count, double time) {
        double[] samples = random.doubles(count, time * 0.999, time * 1.001).toArray();
        Metric metric = Metric.of(Metric.TIME, new Unit("ns/op"), MetricFamily.TIME);
        return new Run(
                "scratch",
                Environment.UNKNOWN,
                null,
                null,
                List.of(new Measurement(id, metric, new ForkSamples(new double[][] {samples}))),
                new TreeMap<>(Map.of(id, new Execution(10, "50 ms", 1, count, "50 ms", 1, List.of()))),
                List.of(),
                true,
                null);
    }
}
