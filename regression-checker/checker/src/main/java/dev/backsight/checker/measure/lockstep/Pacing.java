package dev.backsight.checker.measure.lockstep;

import dev.backsight.checker.jmh.ListedBenchmark;
import dev.backsight.checker.model.Mode;
import dev.backsight.checker.model.Pair;
import dev.backsight.checker.model.Slice;
import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * How the time of a pair is cut into slices. Short ones, because whatever disturbs the machine for longer than a slice
 * then hits both sides, and what disturbs it for less hits few of them. A benchmark whose set-up takes long gets fewer
 * of them, and one whose operation is longer than a slice fewer and a shorter warm-up, so that a pair costs about as much
 * as others do.
 *
 * <p>The warm-up of short operations is never cut: code that is still being compiled gets faster while it is measured,
 * and then most of what sets the sides apart is whose compiler was first. It is worth more than anything else that a pair
 * could spend its time on: of 8 benchmarks on a machine with one of two cores busy, 2.4 s of it instead of 0.8 s brought
 * the standard deviation of a pair from 5.3 to 1.9 % (geometric mean; 6 pairs each), for 1.4 times the time.
 */
final class Pacing {

    private static final Duration SLICE = Duration.ofMillis(20);

    /** Both sides have theirs at once, so that they cost half of what they seem to. */
    private static final int WARMUPS = 12;

    /**
     * Longer than a slice: nothing is compared, and what JMH does between iterations, while one side waits for the other,
     * is time that warms nothing: beside one busy core 60 turns of 40 ms took 0.6 s more than these.
     */
    private static final Duration WARMUP = Duration.ofMillis(200);

    /** Of a fork that is there and warm, more slices are cheaper than another fork, for screening too. */
    static final int SLICES = 80;

    /** A pair that would take longer is broken off early, and cut anew: how long its operation takes was not known. */
    static final Duration MOST = Duration.ofSeconds(20);

    /** What a pair should take, start-up included. */
    private static final Duration GOAL = Duration.ofSeconds(14);

    /** Kept whatever the goal: the median of fewer slices is not calm, and more pairs would not make up for it. */
    private static final int LEAST_SLICES = 30;

    /** Of a side; but it may be fewer where the machine is so busy that they would take longer than this. */
    private static final Duration LEAST_MEASURED = Duration.ofSeconds(2);

    /** An operation whose slices mostly last longer than this does not fit into one. */
    private static final Duration LONG = SLICE.multipliedBy(5);

    /** Of a side, where operations are so long that there is no time for the usual warm-up. */
    private static final Duration LONG_WARMUP = Duration.ofMillis(400);

    private static final Duration LONG_MEASURED = Duration.ofMillis(600);

    /** Of operations so long that even that would be one or two of them. */
    private static final int FEWEST_WARMUPS = 3;

    private static final int FEWEST_SLICES = 6;

    private Pacing() {}

    /** @param seen the benchmark's pairs so far */
    static SliceSettings of(ListedBenchmark benchmark, List<Pair> seen) {
        if (seen.isEmpty()) {
            return settings(warmups(benchmark), SLICES, false);
        }
        boolean isLong = median(seen, Pacing::usual) > LONG.toNanos();
        return cut(
                benchmark,
                Math.max(1, median(seen, Pacing::turn)),
                isLong,
                GOAL.toNanos() - median(seen, Pacing::aroundTurns));
    }

    /**
     * For a benchmark of which nothing is known but that a turn of both sides takes long.
     *
     * @param turns of both sides
     */
    static SliceSettings ofLong(ListedBenchmark benchmark, Duration turns) {
        long turn = Math.max(1, turns.toNanos() / 2);
        return cut(benchmark, turn, turn > LONG.toNanos(), GOAL.toNanos());
    }

    /**
     * @param turn of one side
     * @param time for all turns of both sides
     */
    private static SliceSettings cut(ListedBenchmark benchmark, long turn, boolean isLong, long time) {
        int warmups = warmups(benchmark);
        if (isLong) {
            warmups = between(Math.min(FEWEST_WARMUPS, warmups), LONG_WARMUP.toNanos() / turn, warmups);
        }
        Duration measured = isLong ? LONG_MEASURED : LEAST_MEASURED;
        int least = between(FEWEST_SLICES, measured.toNanos() / turn, LEAST_SLICES);
        long longer = isLong ? 0 : WARMUP.minus(SLICE).toNanos();
        long affordable = (time - warmups * (turn + longer)) / (2 * turn);
        return settings(warmups, between(least, affordable, SLICES), isLong);
    }

    private static int between(int least, long wanted, int most) {
        return (int) Math.max(least, Math.min(most, wanted));
    }

    private static int warmups(ListedBenchmark benchmark) {
        return benchmark.id().mode() == Mode.SINGLE_SHOT ? benchmark.warmupIterations() : WARMUPS;
    }

    /** Longer slices cost an operation that outlasts them nothing, and one with a long set-up before each little. */
    private static SliceSettings settings(int warmups, int count, boolean isLong) {
        return isLong
                ? new SliceSettings(warmups, atLeast(LONG_WARMUP, warmups), count, atLeast(LONG_MEASURED, count))
                : new SliceSettings(warmups, WARMUP, count, SLICE);
    }

    private static Duration atLeast(Duration time, int slices) {
        Duration each = time.dividedBy(Math.max(1, slices));
        return each.compareTo(SLICE) > 0 ? each : SLICE;
    }

    /** What the next pair will take, from those seen so far; at least one. */
    static Duration cost(ListedBenchmark benchmark, List<Pair> seen) {
        SliceSettings next = of(benchmark, seen);
        return Duration.ofNanos(median(seen, Pacing::aroundTurns)
                + median(seen, Pacing::turn) * (next.warmups() + 2L * next.count())
                + longer(next.warmups(), next.warmupTime(), next.time()));
    }

    /** By how much warm-up turns outlast as many measured ones, where operations fit into both. */
    private static long longer(int warmups, Duration warmup, Duration slice) {
        return slice.equals(SLICE) ? warmup.minus(slice).toNanos() * warmups : 0;
    }

    /** What a turn of one side takes, with all that JMH does around it. */
    private static long turn(Pair pair) {
        return (end(pair) - start(pair)) / Math.max(1, 2L * pair.order().size());
    }

    private static long usual(Pair pair) {
        long[] sorted = slices(pair).mapToLong(Slice::wall).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }

    /** What the pair took besides: start-up, set-up, tear-down. */
    private static long aroundTurns(Pair pair) {
        long turns = pair.warmups() + 2L * pair.order().size();
        return Math.max(
                0, pair.took().toNanos() - turn(pair) * turns - longer(pair.warmups(), pair.warmup(), pair.slice()));
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
