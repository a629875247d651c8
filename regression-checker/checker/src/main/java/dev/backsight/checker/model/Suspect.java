package dev.backsight.checker.model;

import java.util.Comparator;

/**
 * A metric of a benchmark that the screen singled out for fresh pairs.
 *
 * @param metric name of the metric, e.g. {@code time} or {@code p99}
 * @param worse whether it looked worse than tolerated; otherwise it looked better by more than the tolerance
 */
public record Suspect(BenchmarkId benchmark, String metric, boolean worse) implements Comparable<Suspect> {

    private static final Comparator<Suspect> ORDER = Comparator.comparing(Suspect::benchmark)
            .thenComparing(Suspect::metric)
            .thenComparing(Suspect::worse);

    @Override
    public int compareTo(Suspect other) {
        return ORDER.compare(this, other);
    }
}
