package dev.backsight.checker.model;

/**
 * One quantity measured of a benchmark.
 *
 * @param name {@code time}, {@code throughput}, {@code latency}, {@code p99}, {@code allocation}, or the name JMH gave
 *     a secondary metric
 */
public record Metric(String name, Unit unit, Direction direction, MetricFamily family) {

    public static final String TIME = "time";
    public static final String THROUGHPUT = "throughput";
    /** Sampled service times as histograms, from which the tail quantiles are taken. */
    public static final String LATENCY = "latency";
    /** Mean service time of sample mode where the file carries no histogram: not to be paired with a median. */
    public static final String MEAN_TIME = "mean time";

    public static final String ALLOCATION = "allocation";

    public Metric {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a metric needs a name");
        }
        if (family != MetricFamily.OTHER && direction == Direction.UNKNOWN) {
            throw new IllegalArgumentException("metric " + name + " in " + unit + " has no direction to be judged by");
        }
    }

    public static Metric of(String name, Unit unit, MetricFamily family) {
        return new Metric(name, unit, Direction.of(unit), family);
    }
}
