package dev.backsight.store.monitor;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;

/**
 * What may be changed while a monitor runs.
 *
 * @param interval from the end of an aggregation to the next, 1 ms to 1 day
 * @param historyLimit most snapshots kept, 1 to 100,000
 * @param historyAge how long after its end a snapshot is kept, up to 10 years; the latest always is
 * @param allocationSampling about one operation in that many has its allocation measured, 0 for none, up to 1,000,000
 * @param thresholds what raises alerts, none twice, at most 1,000
 */
public record MonitorConfig(
        Duration interval, int historyLimit, Duration historyAge, int allocationSampling, List<Threshold> thresholds) {

    private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(1);
    private static final Duration LONGEST_INTERVAL = Duration.ofDays(1);
    private static final Duration LONGEST_AGE = Duration.ofDays(3653);
    private static final int MOST_SNAPSHOTS = 100_000;
    private static final int RAREST_SAMPLE = 1_000_000;
    private static final int MOST_THRESHOLDS = 1_000;

    /** @throws IllegalArgumentException if a value is out of its range; the message says which */
    public MonitorConfig {
        thresholds = List.copyOf(thresholds);
        require(
                interval.compareTo(SHORTEST_INTERVAL) >= 0 && interval.compareTo(LONGEST_INTERVAL) <= 0,
                "the interval is 1 ms to 1 day, not " + interval);
        require(
                historyLimit >= 1 && historyLimit <= MOST_SNAPSHOTS,
                "a history keeps 1 to " + MOST_SNAPSHOTS + " snapshots, not " + historyLimit);
        require(
                !historyAge.isNegative() && historyAge.compareTo(LONGEST_AGE) <= 0,
                "a history goes back up to 10 years, not " + historyAge);
        require(
                allocationSampling >= 0 && allocationSampling <= RAREST_SAMPLE,
                "allocation is measured for one operation in 1 to " + RAREST_SAMPLE + ", or 0 for none, not "
                        + allocationSampling);
        require(
                thresholds.size() <= MOST_THRESHOLDS,
                "there are at most " + MOST_THRESHOLDS + " thresholds, not " + thresholds.size());
        require(
                new HashSet<>(thresholds).size() == thresholds.size(),
                "a threshold is given twice; leave one out of " + thresholds);
    }

    /** Ten seconds, an hour of them, allocation of one operation in 16, no thresholds. */
    public static MonitorConfig defaults() {
        return new MonitorConfig(Duration.ofSeconds(10), 360, Duration.ofHours(1), 16, List.of());
    }

    public MonitorConfig withInterval(Duration other) {
        return new MonitorConfig(other, historyLimit, historyAge, allocationSampling, thresholds);
    }

    public MonitorConfig withHistory(int limit, Duration age) {
        return new MonitorConfig(interval, limit, age, allocationSampling, thresholds);
    }

    public MonitorConfig withAllocationSampling(int other) {
        return new MonitorConfig(interval, historyLimit, historyAge, other, thresholds);
    }

    public MonitorConfig withThresholds(List<Threshold> other) {
        return new MonitorConfig(interval, historyLimit, historyAge, allocationSampling, other);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
