package dev.backsight.checker.jmh;

import dev.backsight.checker.model.LatencyHistogram;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** Sampled times as distinct values, ascending, with their counts; in whatever unit the file has. */
final class SampleCounts {

    /** What {@code Math.round} still represents exactly enough; 292 years. */
    private static final double MOST_NANOS = 9.2e18;

    private final double[] values;
    private final long[] counts;
    private final long total;

    private SampleCounts(double[] values, long[] counts, long total) {
        this.values = values;
        this.counts = counts;
        this.total = total;
    }

    /**
     * Takes values in any order; equal ones are added up.
     *
     * @param values at least one, none of them NaN
     * @param counts as many, all positive
     * @throws ArithmeticException when the counts add up to more than a long holds
     */
    static SampleCounts of(double[] values, long[] counts) {
        double[] distinct = DoubleStream.of(values).sorted().distinct().toArray();
        long[] sums = new long[distinct.length];
        long total = 0;
        for (int i = 0; i < values.length; i++) {
            sums[Arrays.binarySearch(distinct, values[i])] += counts[i];
            total = Math.addExact(total, counts[i]);
        }
        return new SampleCounts(distinct, sums, total);
    }

    /** @throws ArithmeticException when the counts add up to more than a long holds */
    static SampleCounts merged(List<SampleCounts> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        return of(
                parts.stream()
                        .flatMapToDouble(part -> Arrays.stream(part.values))
                        .toArray(),
                parts.stream().flatMapToLong(part -> Arrays.stream(part.counts)).toArray());
    }

    /** The middle value, or the mean of the two middle ones. */
    double median() {
        double low = value((total - 1) / 2);
        double high = value(total / 2);
        return low + (high - low) / 2;
    }

    /**
     * @param nanos nanoseconds of one unit of the values
     * @param place blamed for a value that nanoseconds cannot hold
     */
    LatencyHistogram toNanos(double nanos, Place place) {
        long[] rounded = new long[values.length];
        long[] sums = new long[values.length];
        int size = 0;
        for (int i = 0; i < values.length; i++) {
            double time = values[i] * nanos;
            if (time > MOST_NANOS) {
                throw place.unusable("a sampled time is out of range: " + values[i]);
            }
            long whole = Math.round(time);
            if (size == 0 || rounded[size - 1] != whole) {
                rounded[size++] = whole;
            }
            sums[size - 1] += counts[i];
        }
        return new LatencyHistogram(Arrays.copyOf(rounded, size), Arrays.copyOf(sums, size));
    }

    private double value(long rank) {
        long seen = 0;
        for (int i = 0; i < values.length; i++) {
            seen += counts[i];
            if (seen > rank) {
                return values[i];
            }
        }
        throw new IllegalArgumentException("rank " + rank + " of " + total);
    }
}
