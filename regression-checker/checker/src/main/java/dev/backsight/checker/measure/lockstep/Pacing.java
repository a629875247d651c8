package dev.backsight.checker.measure.lockstep;

import dev.backsight.checker.jmh.ListedBenchmark;
import dev.backsight.checker.model.Mode;
import dev.backsight.checker.model.Pair;
import dev.backsight.checker.model.Stage;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * How the time of a pair is cut into slices. Short ones, because whatever disturbs the machine for longer than a slice
 * then hits both sides. A benchmark whose operation is longer than a slice gets fewer of them.
 */
final class Pacing {

    private static final Duration SLICE = Duration.ofMillis(50);
    private static final int WARMUPS = 10;
    private static final int SCREENING = 20;
    private static final int CONFIRMING = 30;

    /** Fewer, and neither the code is warm nor the median of the slices calm. */
    private static final int LEAST_WARMUPS = 3;

    private static final int LEAST = 6;

    /** What the slices of both sides of a pair may take together. */
    private static final Duration SCREENING_TIME = Duration.ofMillis(3300);

    private static final Duration CONFIRMING_TIME = Duration.ofMillis(4200);

    /** By how much a confirming pair takes longer than the screening ones that were seen. */
    static final Duration CONFIRMING_LONGER = SLICE.multipliedBy(2L * (CONFIRMING - SCREENING));

    private Pacing() {}

    /** @param seen the benchmark's pairs so far */
    static SliceSettings of(ListedBenchmark benchmark, Stage stage, List<Pair> seen) {
        int count = stage == Stage.CONFIRM ? CONFIRMING : SCREENING;
        int warmups = benchmark.id().mode() == Mode.SINGLE_SHOT ? benchmark.warmupIterations() : WARMUPS;
        if (seen.isEmpty()) {
            return settings(warmups, count);
        }
        Duration time = stage == Stage.CONFIRM ? CONFIRMING_TIME : SCREENING_TIME;
        long slice = medianWall(seen);
        long affordable = time.toNanos() / Math.max(1, 2 * slice);
        int wanted = warmups + count;
        if (affordable >= wanted) {
            return settings(warmups, count);
        }
        int left = (int) Math.max(Math.min(warmups, LEAST_WARMUPS) + LEAST, affordable);
        int fewer = Math.max(Math.min(warmups, LEAST_WARMUPS), (int) ((long) left * warmups / wanted));
        return settings(fewer, left - fewer);
    }

    private static SliceSettings settings(int warmups, int count) {
        return new SliceSettings(warmups, SLICE, count, SLICE);
    }

    private static long medianWall(List<Pair> seen) {
        long[] walls = seen.stream()
                .flatMapToLong(pair -> Stream.of(pair.base(), pair.head())
                        .flatMapToLong(slices -> slices.stream().flatMapToLong(slice -> LongStream.of(slice.wall()))))
                .sorted()
                .toArray();
        return walls.length == 0 ? SLICE.toNanos() : Math.max(1, walls[walls.length / 2]);
    }
}
