package dev.backsight.store.monitor;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.jspecify.annotations.Nullable;

/**
 * One operation's numbers since the last look. Recording a duration takes no lock: an atomic addition, and another one if
 * bytes were moved. What it counts only grows, and an interval is what is more than at the last look; HdrHistogram's
 * {@link Recorder}, which exchanges histograms instead, needs four atomic additions for each value, and serves for what is
 * sampled. Stripes keep most threads from each other's cache lines. What is recorded into is allocated when it is built;
 * the cells of a {@link LongAdder} when threads meet.
 */
final class OperationRecorder {

    /** Longer durations, in nanoseconds, are recorded as this. */
    static final long LONGEST = 3_600_000_000_000L;

    /** More allocated bytes are recorded as this. */
    static final long MOST_ALLOCATED = 1L << 40;

    /** More bytes moved by one operation are recorded as this: 1 PiB. */
    static final long MOST_MOVED = 1L << 50;

    /** Two digits, so 1 %: 37 KB a histogram; a third would take eight times as much. */
    private static final int DIGITS = 2;

    private final LatencyCounts[] latencies;

    /** Of all stripes: at the last look, and at this. */
    private long[] before;

    private long[] now;
    private final Histogram interval = new Histogram(1, LONGEST, DIGITS);
    private final Recorder allocation = new Recorder(1, MOST_ALLOCATED, DIGITS);
    private @Nullable Histogram drainedAllocation;
    private final LongAdder failed = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private long failedBefore;
    private long bytesBefore;

    /** @param stripes a power of two */
    OperationRecorder(int stripes) {
        latencies = new LatencyCounts[stripes];
        for (int i = 0; i < stripes; i++) {
            latencies[i] = new LatencyCounts(LONGEST);
        }
        before = new long[latencies[0].size()];
        now = new long[before.length];
    }

    void succeeded(int stripe, long nanos, long moved) {
        latencies[stripe & (latencies.length - 1)].record(Math.max(0, Math.min(nanos, LONGEST)));
        if (moved > 0) {
            bytes.add(Math.min(moved, MOST_MOVED));
        }
    }

    void failed() {
        failed.increment();
    }

    void allocated(long amount) {
        allocation.recordValue(Math.max(0, Math.min(amount, MOST_ALLOCATED)));
    }

    /** Takes what was recorded since the last call. For one thread at a time; never holds up those that record. */
    OperationStats drain(double seconds) {
        drainLatencies();
        Histogram allocated = allocation.getIntervalHistogram(drainedAllocation);
        drainedAllocation = allocated;
        long failedNow = failed.sum();
        long bytesNow = bytes.sum();
        OperationStats stats = new OperationStats(
                interval.getTotalCount(),
                failedNow - failedBefore,
                // Right also if the sum has gone over, as long as the difference does not.
                Math.max(0, bytesNow - bytesBefore),
                seconds,
                interval.getTotalCount() == 0 ? Optional.empty() : Optional.of(Latency.of(interval)),
                allocated.getTotalCount() == 0 ? Optional.empty() : Optional.of(Allocation.of(allocated)));
        failedBefore = failedNow;
        bytesBefore = bytesNow;
        return stats;
    }

    /** Each value is in exactly one interval, also one that was being recorded meanwhile. */
    private void drainLatencies() {
        Arrays.fill(now, 0);
        for (LatencyCounts stripe : latencies) {
            stripe.addTo(now);
        }
        interval.reset();
        for (int i = 0; i < now.length; i++) {
            long added = now[i] - before[i];
            if (added > 0) {
                interval.recordValueWithCount(LatencyCounts.lowest(i), added);
            }
        }
        long[] next = before;
        before = now;
        now = next;
    }
}
