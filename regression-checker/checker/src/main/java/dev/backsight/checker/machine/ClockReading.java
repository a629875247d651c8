package dev.backsight.checker.machine;

import java.time.Duration;
import java.util.Arrays;

/**
 * What reading {@code System.nanoTime} costs, found by reading it all the time.
 *
 * @param costNanos of one reading; the median over batches, so that a pause in between does not count
 * @param stepNanos the smallest difference seen between two readings one after the other
 */
record ClockReading(double costNanos, double stepNanos) {

    private static final Duration WARM_UP = Duration.ofMillis(200);
    private static final int BATCH = 1000;

    /** Keeps a processor busy for as long. */
    static ClockReading over(Duration length) {
        repeat(WARM_UP);
        return repeat(length);
    }

    private static ClockReading repeat(Duration length) {
        double[] costs = new double[1024];
        int batches = 0;
        long step = Long.MAX_VALUE;
        long start = System.nanoTime();
        long now = start;
        while (now - start < length.toNanos() || step == Long.MAX_VALUE) {
            long before = now;
            for (int i = 0; i < BATCH; i++) {
                long next = System.nanoTime();
                if (next != now) {
                    step = Math.min(step, next - now);
                }
                now = next;
            }
            costs[batches++ % costs.length] = (double) (now - before) / BATCH;
        }
        double[] kept = Arrays.copyOf(costs, Math.min(batches, costs.length));
        Arrays.sort(kept);
        // A clock that steps by more than a batch takes leaves most batches without any time at all.
        double median = kept[kept.length / 2];
        double mean = (double) (now - start) / batches / BATCH;
        return new ClockReading(median > 0 ? median : mean, (double) step);
    }
}
