package dev.backsight.checker.model;

/** Metrics that share a tolerance and a part of α. */
public enum MetricFamily {
    /** A benchmark's primary score: time per operation or throughput. */
    TIME("time"),
    /** High quantiles of sampled time. */
    TAIL("tail"),
    /** Bytes allocated per operation. */
    ALLOCATION("allocation"),
    /** Auxiliary counters and profilers: recorded, never judged. */
    OTHER("other");

    private final String title;

    MetricFamily(String title) {
        this.title = title;
    }

    /** Lower-case name, as in {@code policy.yaml} and {@code check.json}. */
    public String title() {
        return title;
    }
}
