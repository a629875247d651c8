package dev.backsight.checker.measure.lockstep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backsight.checker.compare.DrawnSuite;
import dev.backsight.checker.compare.LockstepComparison;
import dev.backsight.checker.measure.Progress;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Change;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.Execution;
import dev.backsight.checker.model.ForkSamples;
import dev.backsight.checker.model.Measurement;
import dev.backsight.checker.model.Metric;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Pair;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Recording;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.Slice;
import dev.backsight.checker.model.Stage;
import dev.backsight.checker.model.Unit;
import dev.backsight.checker.model.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A suite that is drawn from recorded pairs decides what a check decides that measures those same pairs: the rates that
 * {@code certify} shows are the rates of the gate, not of something like it.
 */
@Tag("slow")
class SimulatedCheckTest {

    private static final int RECORDED = 60;
    private static final List<String> METHODS = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l");
    private static final List<SharedBenchmark> BENCHMARKS = METHODS.stream()
            .map(method -> new SharedBenchmark(FakePairs.listed(method), FakePairs.listed(method)))
            .toList();
    private static final List<Duration> BUDGETS =
            List.of(Duration.ofMinutes(3), Duration.ofMinutes(6), Duration.ofMinutes(20));
    private static final BenchmarkId SLOWED = BENCHMARKS.get(3).id();

    @Test
    void theSamePairsLeadToTheSameDecision() {
        Pool pool = new Pool();
        Recording identical = run(new Aim.Sample(RECORDED, Map.of()), Policy.DEFAULT, pool, pool::nanoTime)
                .recording();
        Set<Verdict> seen = EnumSet.noneOf(Verdict.class);
        Set<Stage> stages = EnumSet.noneOf(Stage.class);
        for (int seed = 0; seed < 30; seed++) {
            Policy policy = Policy.DEFAULT.withBudget(BUDGETS.get(seed % BUDGETS.size()));
            double slowdown = seed % 2 == 0 ? 0.08 : 0;
            DrawnSuite drawn = DrawnSuite.of(identical, SLOWED, slowdown, policy, seed);
            Playback playback = new Playback(pool.measured, drawn, slowdown);

            Recording live =
                    run(new Aim.Decide(), policy, playback, playback::nanoTime).recording();

            assertThat(playback.left())
                    .as("pairs of seed %d that no check measured", seed)
                    .isZero();
            List<Comparison> comparisons =
                    LockstepComparison.compare(live, "base", policy).comparisons();
            assertThat(comparisons).hasSameSizeAs(METHODS);
            for (Comparison comparison : comparisons) {
                DrawnSuite.Decided decided = drawn.decided().get(comparison.benchmark());
                assertThat(decided.verdict())
                        .as("%s of seed %d", comparison.benchmark().label(), seed)
                        .isEqualTo(comparison.verdict());
                same(decided.change(), comparison.change());
                seen.add(comparison.verdict());
            }
            live.pairs().values().forEach(pairs -> pairs.forEach(pair -> stages.add(pair.stage())));
        }
        assertThat(seen).contains(Verdict.REGRESSED, Verdict.UNCHANGED, Verdict.INCONCLUSIVE);
        assertThat(stages).containsExactlyInAnyOrder(Stage.values());
    }

    private static void same(Change simulated, Change live) {
        List<ToDoubleFunction<Change>> figures = List.of(
                Change::estimate,
                Change::low,
                Change::high,
                Change::decisionBound,
                Change::pValue,
                Change::adjustedPValue,
                Change::minimumDetectableChange);
        for (ToDoubleFunction<Change> figure : figures) {
            double expected = figure.applyAsDouble(live);
            if (Double.isFinite(expected)) {
                assertThat(figure.applyAsDouble(simulated)).isCloseTo(expected, within(1e-9));
            } else {
                assertThat(figure.applyAsDouble(simulated)).isEqualTo(expected);
            }
        }
    }

    private static LockstepMeasured run(Aim aim, Policy policy, PairSource source, LongSupplier nanoTime) {
        LockstepPlan plan = new LockstepPlan(BENCHMARKS, nothing(), nothing(), aim, policy, 11, Duration.ofMinutes(1));
        return new LockstepRun(plan, source, Path.of("scratch"), Progress.SILENT, nanoTime).measure();
    }

    private static Run nothing() {
        return new Run("toys", Environment.UNKNOWN, null, null, List.of(), new TreeMap<>(), List.of(), true, null);
    }

    /** Makes pairs up, from calm benchmarks to wild ones, and keeps them. */
    private static final class Pool implements PairSource {

        private static final long TURN = Duration.ofMillis(20).toNanos();
        private static final Duration START_UP = Duration.ofSeconds(1);

        final Map<BenchmarkId, List<PairOutcome.Measured>> measured = new HashMap<>();
        private final Random random = new Random(3);
        private long nanos;

        long nanoTime() {
            return nanos;
        }

        @Override
        public PairOutcome run(PairRequest request) {
            BenchmarkId id = request.base().id();
            int index = METHODS.indexOf(id.name().substring(id.name().lastIndexOf('.') + 1));
            SliceSettings slices = request.slices();
            double luck = (0.002 + 0.003 * index) * random.nextGaussian();
            double[] base = noise(slices.count(), 0);
            double[] head = noise(slices.count(), luck);
            List<Slice> around = LongStream.range(0, slices.count())
                    .mapToObj(i -> new Slice(2 * i * TURN, TURN, TURN, 0, 0, 0, 0, 0, 0))
                    .toList();
            Duration took = START_UP.plus(slices.warmupTime().multipliedBy(slices.warmups()))
                    .plusNanos(2 * TURN * slices.count());
            Pair pair = new Pair(
                    request.stage(),
                    request.launchedFirst(),
                    request.layout(),
                    slices.warmups(),
                    slices.warmupTime(),
                    slices.time(),
                    Collections.nCopies(slices.count(), request.launchedFirst()),
                    around,
                    around,
                    START_UP,
                    took);
            nanos += took.toNanos();
            PairOutcome.Measured outcome = new PairOutcome.Measured(pair, fork(id, base), fork(id, head));
            measured.computeIfAbsent(id, missing -> new ArrayList<>()).add(outcome);
            return outcome;
        }

        private double[] noise(int count, double level) {
            return DoubleStream.generate(() -> 100 * Math.exp(level + 0.02 * random.nextGaussian()))
                    .limit(count)
                    .toArray();
        }
    }

    /** Hands out kept pairs in the order in which a simulated suite drew them. */
    private static final class Playback implements PairSource {

        private final Map<BenchmarkId, List<PairOutcome.Measured>> kept;
        private final DrawnSuite drawn;
        private final double slowdown;
        private final Map<BenchmarkId, Integer> next = new HashMap<>();
        private long nanos;

        Playback(Map<BenchmarkId, List<PairOutcome.Measured>> kept, DrawnSuite drawn, double slowdown) {
            this.kept = kept;
            this.drawn = drawn;
            this.slowdown = slowdown;
        }

        long nanoTime() {
            return nanos;
        }

        int left() {
            return drawn.draws().entrySet().stream()
                    .mapToInt(entry -> entry.getValue().size() - next.getOrDefault(entry.getKey(), 0))
                    .sum();
        }

        @Override
        public PairOutcome run(PairRequest request) {
            BenchmarkId id = request.base().id();
            List<Integer> draws = drawn.draws().getOrDefault(id, List.of());
            int turn = next.merge(id, 1, Integer::sum) - 1;
            assertThat(draws)
                    .as("pairs that the simulated suite drew of %s", id.label())
                    .hasSizeGreaterThan(turn);
            PairOutcome.Measured whole = kept.getOrDefault(id, List.of()).get(draws.get(turn));
            Pair pair = staged(whole.pair(), request);
            nanos += pair.took().toNanos();
            double factor = id.equals(SLOWED) ? 1 + slowdown : 1;
            int count = request.slices().count();
            return new PairOutcome.Measured(
                    pair, fork(id, first(whole.base(), count, 1)), fork(id, first(whole.head(), count, factor)));
        }

        private static Pair staged(Pair kept, PairRequest request) {
            return new Pair(
                    request.stage(),
                    kept.launchedFirst(),
                    kept.layout(),
                    kept.warmups(),
                    kept.warmup(),
                    kept.slice(),
                    kept.order(),
                    kept.base(),
                    kept.head(),
                    kept.startUp(),
                    kept.took());
        }

        private static double[] first(Run fork, int count, double factor) {
            return DoubleStream.of(((ForkSamples) fork.measurements().get(0).samples()).fork(0))
                    .limit(count)
                    .map(time -> time * factor)
                    .toArray();
        }
    }

    private static Run fork(BenchmarkId id, double[] samples) {
        Metric metric = Metric.of(Metric.TIME, new Unit("ns/op"), MetricFamily.TIME);
        return new Run(
                "scratch",
                Environment.UNKNOWN,
                null,
                null,
                List.of(new Measurement(id, metric, new ForkSamples(new double[][] {samples}))),
                new TreeMap<>(Map.of(id, new Execution(12, "200 ms", 1, samples.length, "20 ms", 1, List.of()))),
                List.of(),
                true,
                null);
    }
}
