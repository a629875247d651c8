package dev.backsight.store.monitor;

/** The points of the latency distribution that are kept for each interval. */
public enum Percentile {
    P50(50),
    P75(75),
    P90(90),
    P95(95),
    P99(99),
    P99_9(99.9);

    private final double percent;

    Percentile(double percent) {
        this.percent = percent;
    }

    /** From 0 to 100. */
    public double percent() {
        return percent;
    }

    /** The name in exports, {@code p50} to {@code p99.9}. */
    public String label() {
        return "p" + (percent == Math.rint(percent) ? Long.toString((long) percent) : Double.toString(percent));
    }
}
