package dev.backsight.store.monitor;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.HdrHistogram.Histogram;

/**
 * How long the successful operations of an interval took, in nanoseconds. Durations above an hour count as one hour.
 *
 * @param mean arithmetic mean, at most 1 % above or below the truth
 * @param percentiles one for each {@link Percentile}, never below the truth and at most 1 % above it
 * @param max the longest, never below the truth and at most 1 % above it
 */
public record Latency(double mean, Map<Percentile, Long> percentiles, long max) {

    public Latency {
        percentiles = Collections.unmodifiableMap(new EnumMap<>(percentiles));
        if (percentiles.size() != Percentile.values().length) {
            throw new IllegalArgumentException(
                    "a latency has " + Percentile.values().length + " percentiles, not " + percentiles.size());
        }
    }

    static Latency of(Histogram histogram) {
        Map<Percentile, Long> percentiles = new EnumMap<>(Percentile.class);
        for (Percentile percentile : Percentile.values()) {
            percentiles.put(percentile, histogram.getValueAtPercentile(percentile.percent()));
        }
        return new Latency(histogram.getMean(), percentiles, histogram.getMaxValue());
    }

    public long at(Percentile percentile) {
        return Objects.requireNonNull(percentiles.get(percentile));
    }
}
