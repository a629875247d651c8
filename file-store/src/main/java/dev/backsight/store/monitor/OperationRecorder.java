package dev.backsight.store.monitor;

import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.AtomicHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.HdrHistogram.Recorder;
import org.jspecify.annotations.Nullable;

/**
 * One operation's numbers since the last look. Recording a duration takes no lock: two atomic additions, and only a new
 * maximum or minimum is tried again if another thread was first. Its histograms only grow, and an interval is what they
 * have more than at the last look: HdrHistogram's {@link Recorder}, which exchanges them instead, needs two more atomic
 * additions for each value, and serves for what is sampled. Stripes keep most threads from each other's cache lines. Histograms that are recorded
 * into are allocated when it is built; the cells of a {@link LongAdder} when threads meet.
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

    private final AtomicHistogram[] latencies;

    /** Of all stripes: at the last look, and at this. */
    private Histogram before = new Histogram(1, LONGEST, DIGITS);

    private Histogram now = new Histogram(1, LONGEST, DIGITS);
    private final Histogram interval = new Histogram(1, LONGEST, DIGITS);
    private final Recorder allocation = new Recorder(1, MOST_ALLOCATED, DIGITS);
    private @Nullable Histogram drainedAllocation;
    private final LongAdder failed = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private long failedBefore;
    private long bytesBefore;

    /** @param stripes a power of two */
    OperationRecorder(int stripes) {
        latencies = new AtomicHistogram[stripes];
        for (int i = 0; i < stripes; i++) {
            latencies[i] = new AtomicHistogram(1, LONGEST, DIGITS);
        }
    }

    void succeeded(int stripe, long nanos, long moved) {
        latencies[stripe & (latencies.length - 1)].recordValue(Math.max(0, Math.min(nanos, LONGEST)));
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
        now.reset();
        for (AtomicHistogram stripe : latencies) {
            now.add(stripe);
        }
        interval.reset();
        for (HistogramIterationValue all : now.recordedValues()) {
            long value = all.getValueIteratedTo();
            long added = all.getCountAtValueIteratedTo() - before.getCountAtValue(value);
            if (added > 0) {
                interval.recordValueWithCount(value, added);
            }
        }
        Histogram next = before;
        before = now;
        now = next;
    }
}
