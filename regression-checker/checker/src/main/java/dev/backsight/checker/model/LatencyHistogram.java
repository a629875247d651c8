package dev.backsight.checker.model;

import java.util.Arrays;

/**
 * Operation times of one fork as distinct values with their counts. Sparse, because a fork seldom shows more than a few
 * hundred distinct values, where a dense HdrHistogram of three digits holds tens of thousands of cells.
 */
public final class LatencyHistogram {

    private final long[] nanos;
    private final long[] counts;
    private final long total;

    /**
     * @param nanos distinct times in nanoseconds, ascending, not negative
     * @param counts how often each was seen, at least once
     */
    public LatencyHistogram(long[] nanos, long[] counts) {
        if (nanos.length == 0 || nanos.length != counts.length) {
            throw new IllegalArgumentException("a histogram needs as many counts as values, and one at least, not "
                    + nanos.length + " values and " + counts.length + " counts");
        }
        long sum = 0;
        for (int i = 0; i < nanos.length; i++) {
            if (nanos[i] < 0 || (i > 0 && nanos[i] <= nanos[i - 1])) {
                throw new IllegalArgumentException(
                        "histogram values must ascend from 0, but value " + i + " is " + nanos[i]);
            }
            if (counts[i] < 1) {
                throw new IllegalArgumentException(
                        "histogram counts must be positive, but count " + i + " is " + counts[i]);
            }
            sum += counts[i];
            if (sum < 0) {
                throw new IllegalArgumentException("histogram counts add up to more than 2^63 - 1");
            }
        }
        this.nanos = nanos.clone();
        this.counts = counts.clone();
        this.total = sum;
    }

    /** Operations seen. */
    public long total() {
        return total;
    }

    /** How many distinct values there are. */
    public int size() {
        return nanos.length;
    }

    /** The {@code index}-th smallest distinct time in nanoseconds. */
    public long nanos(int index) {
        return nanos[index];
    }

    public long count(int index) {
        return counts[index];
    }

    /**
     * The smallest time that at least a fraction {@code q} of the operations did not exceed, in nanoseconds (the
     * inverse of the empirical distribution function, type 1 of Hyndman and Fan, "Sample quantiles in statistical
     * packages", 1996).
     *
     * @param q in (0, 1]
     */
    public long quantile(double q) {
        if (!(q > 0 && q <= 1)) {
            throw new IllegalArgumentException("a quantile lies in (0, 1], not at " + q);
        }
        long rank = Math.max(1, (long) Math.ceil(q * total));
        long seen = 0;
        for (int i = 0; i < nanos.length; i++) {
            seen += counts[i];
            if (seen >= rank) {
                return nanos[i];
            }
        }
        return nanos[nanos.length - 1];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LatencyHistogram that
                && Arrays.equals(nanos, that.nanos)
                && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(nanos) + Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return total + " operations, median " + quantile(0.5) + " ns, max " + nanos[nanos.length - 1] + " ns";
    }
}
