package dev.backsight.checker.measure.lockstep;

import dev.backsight.checker.jmh.ListedBenchmark;
import dev.backsight.checker.model.Mode;
import dev.backsight.checker.model.Pair;
import dev.backsight.checker.model.Slice;
import dev.backsight.checker.model.Stage;
import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * How the time of a pair is cut into slices. Short ones, because whatever disturbs the machine for longer than a slice
 * then hits both sides, and what disturbs it for less hits few of them. A benchmark whose operation is longer than a
 * slice, or whose set-up takes long, gets fewer of them, so that a pair costs no more than others do.
 */
final class Pacing {

    private static final Duration SLICE = Duration.ofMillis(20);
    private static final int WARMUPS = 25;
    private static final int SCREENING = 40;
    private static final int CONFIRMING = 60;

    /** A pair that would take longer is broken off after its second turn, and cut anew: its operation was not known. */
    static final Duration MOST = Duration.ofSeconds(20);

    /** What a pair may take, start-up included. */
    private static final Duration GOAL = Duration.ofSeconds(5);

    /**
     * Kept whatever the goal: with less of a side's time, neither is the code warm nor the median of its slices calm,
     * and more pairs would not make up for it.
     */
    private static final Duration LEAST_WARMUP = Duration.ofMillis(400);

    private static final Duration LEAST_MEASURED = Duration.ofMillis(600);

    /** By how much a confirming pair takes longer than the screening ones that were seen. */
    static final Duration CONFIRMING_LONGER = SLICE.multipliedBy(2L * (CONFIRMING - SCREENING));

    /** Of operations so long that the least time would be one or two of them. */
    private static final int FEWEST_WARMUPS = 3;

    private static final int FEWEST = 6;

    private Pacing() {}

    /** @param seen the benchmark's pairs so far */
    static SliceSettings of(ListedBenchmark benchmark, Stage stage, List<Pair> seen) {
        if (seen.isEmpty()) {
            return settings(warmups(benchmark), count(stage));
        }
        return cut(
                benchmark,
                stage,
                Math.max(1, median(seen, Pacing::turns)),
                GOAL.toNanos() - median(seen, Pacing::aroundTurns));
    }

    /** @param time for all turns of both sides */
    private static SliceSettings cut(ListedBenchmark benchmark, Stage stage, long turns, long time) {
        int count = count(stage);
        int warmups = warmups(benchmark);
        long affordable = time / turns;
        int wanted = warmups + count;
        if (affordable >= wanted) {
            return settings(warmups, count);
        }
        int leastWarmups = least(LEAST_WARMUP, turns, Math.min(warmups, FEWEST_WARMUPS), warmups);
        int least = least(LEAST_MEASURED, turns, FEWEST, count);
        int left = (int) Math.max(leastWarmups + least, affordable);
        int fewer = Math.min(left - least, Math.max(leastWarmups, (int) ((long) left * warmups / wanted)));
        return settings(fewer, left - fewer);
    }

    private static int count(Stage stage) {
        return stage == Stage.CONFIRM ? CONFIRMING : SCREENING;
    }

    private static int warmups(ListedBenchmark benchmark) {
        return benchmark.id().mode() == Mode.SINGLE_SHOT ? benchmark.warmupIterations() : WARMUPS;
    }

    private static SliceSettings settings(int warmups, int count) {
        return new SliceSettings(warmups, atLeast(LEAST_WARMUP, warmups), count, atLeast(LEAST_MEASURED, count));
    }

    /** Longer slices cost an operation that outlasts them nothing, and one with a long set-up before each little. */
    private static Duration atLeast(Duration time, int slices) {
        Duration each = time.dividedBy(Math.max(1, slices));
        return each.compareTo(SLICE) > 0 ? each : SLICE;
    }

    /** What the next pair will take, from those seen so far; at least one. */
    static Duration cost(ListedBenchmark benchmark, Stage stage, List<Pair> seen) {
        return Duration.ofNanos(median(seen, Pacing::aroundTurns)
                + median(seen, Pacing::turns) * of(benchmark, stage, seen).turns());
    }

    /**
     * For a benchmark of which nothing is known but that a turn of both sides takes long.
     *
     * @param turns of both sides
     */
    static SliceSettings ofLong(ListedBenchmark benchmark, Stage stage, Duration turns) {
        return cut(benchmark, stage, Math.max(1, turns.toNanos()), GOAL.toNanos());
    }

    /** How many turns of one side fill a time, between the fewest and the most. */
    private static int least(Duration time, long turns, int fewest, int most) {
        return (int) Math.max(fewest, Math.min(most, 2 * time.toNanos() / turns));
    }

    /** What one turn of each side takes, with all that JMH does around it. */
    private static long turns(Pair pair) {
        return (end(pair) - start(pair)) / Math.max(1, pair.order().size());
    }

    /** What the pair took besides: start-up, set-up, tear-down. */
    private static long aroundTurns(Pair pair) {
        return Math.max(
                0,
                pair.took().toNanos()
                        - turns(pair) * (pair.warmups() + pair.order().size()));
    }

    private static long start(Pair pair) {
        return slices(pair).mapToLong(Slice::start).min().orElse(0);
    }

    private static long end(Pair pair) {
        return slices(pair)
                .mapToLong(slice -> slice.start() + slice.wall())
                .max()
                .orElse(0);
    }

    private static Stream<Slice> slices(Pair pair) {
        return Stream.of(pair.base(), pair.head()).flatMap(List::stream);
    }

    private static long median(List<Pair> pairs, ToLongFunction<Pair> time) {
        long[] sorted = pairs.stream().mapToLong(time).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
