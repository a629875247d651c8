package dev.backsight.store.monitor;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What one thread keeps between the start and the end of its operations: the stripe it records into, and for operations
 * whose allocation is measured the counter at their start. Found again by the start time, newest first, so that nested
 * operations work, and a start that is never followed by an end is overwritten in time.
 */
final class ThreadSlot {

    private static final int DEPTH = 8;
    private static final AtomicInteger NEXT_STRIPE = new AtomicInteger();
    private static final ThreadLocal<ThreadSlot> CURRENT = ThreadLocal.withInitial(ThreadSlot::new);

    /** Dealt out in turn, so that the threads of a pool spread evenly; to be cut to the number of stripes. */
    final int stripe = NEXT_STRIPE.getAndIncrement();

    private final long[] startedAt = new long[DEPTH];
    private final long[] allocatedAt = new long[DEPTH];
    private int newest;

    ThreadSlot() {
        Arrays.fill(allocatedAt, ThreadAllocation.UNKNOWN);
    }

    static ThreadSlot current() {
        return CURRENT.get();
    }

    void begin(long started, long allocated) {
        newest = (newest + 1) % DEPTH;
        startedAt[newest] = started;
        allocatedAt[newest] = allocated;
    }

    /** What {@link #begin} was told for that start, once; {@link ThreadAllocation#UNKNOWN} if it was not. */
    long end(long started) {
        for (int back = 0; back < DEPTH; back++) {
            int index = (newest - back + DEPTH) % DEPTH;
            if (startedAt[index] == started && allocatedAt[index] != ThreadAllocation.UNKNOWN) {
                long allocated = allocatedAt[index];
                allocatedAt[index] = ThreadAllocation.UNKNOWN;
                return allocated;
            }
        }
        return ThreadAllocation.UNKNOWN;
    }
}
