package dev.backsight.checker.model;

/** One metric of one benchmark, with all its samples. */
public record Measurement(BenchmarkId id, Metric metric, Samples samples) {

    public Measurement {
        if (samples instanceof ForkHistograms && metric.family() != MetricFamily.TAIL) {
            throw new IllegalArgumentException(
                    "only latency is kept as histograms, not " + metric.name() + " of " + id.label());
        }
    }
}
