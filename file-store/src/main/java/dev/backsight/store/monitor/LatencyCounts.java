package dev.backsight.store.monitor;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How often durations were recorded, in the buckets that an HdrHistogram of two digits has: 128 for each doubling, so
 * that a bucket is less than 1 % wide. Only counts, which only grow: one atomic addition a duration, where HdrHistogram's
 * own concurrent histograms need another one for their total and look at the largest and the smallest value.
 */
final class LatencyCounts {

    /** Values below twice this have buckets of their own. */
    private static final int BUCKETS_OF_DOUBLING = 128;

    private static final int BITS = 7;

    private final AtomicLongArray counts;

    /** @param longest the largest value, above 0 */
    LatencyCounts(long longest) {
        counts = new AtomicLongArray(index(longest) + 1);
    }

    /** @param value 0 to the longest */
    void record(long value) {
        counts.getAndIncrement(index(value));
    }

    /** Adds what was counted since this was made, bucket by bucket. */
    void addTo(long[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += counts.get(i);
        }
    }

    int size() {
        return counts.length();
    }

    private static int index(long value) {
        int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(value) - (BITS + 1));
        return (shift << BITS) + (int) (value >>> shift);
    }

    /** The smallest value of a bucket. */
    static long lowest(int index) {
        if (index < 2 * BUCKETS_OF_DOUBLING) {
            return index;
        }
        int shift = (index >>> BITS) - 1;
        return (long) (index % BUCKETS_OF_DOUBLING + BUCKETS_OF_DOUBLING) << shift;
    }
}
