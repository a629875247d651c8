package dev.backsight.store.monitor;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One operation during one interval.
 *
 * @param succeeded how many ended well
 * @param failed how many threw
 * @param bytes what the successful ones moved, counted before compression
 * @param seconds length of the interval
 * @param latency of the successful ones; empty if there was none
 * @param allocation empty if no operation was looked at
 */
public record OperationStats(
        long succeeded,
        long failed,
        long bytes,
        double seconds,
        Optional<Latency> latency,
        Optional<Allocation> allocation) {

    /** An interval of fewer seconds has no rates: one failure in a microsecond is not a million a second. */
    static final double SHORTEST_RATED = 1e-3;

    public OperationStats {
        if (succeeded < 0 || failed < 0 || bytes < 0 || !(seconds >= 0)) {
            throw new IllegalArgumentException("numbers of an interval start at 0, but are " + succeeded + ", " + failed
                    + ", " + bytes + " and " + seconds + " s");
        }
    }

    public long count() {
        return succeeded + failed;
    }

    /** Share of the operations that ended well, 0 to 1; empty if there was none. */
    public OptionalDouble successRatio() {
        return count() == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) succeeded / count());
    }

    /** Whether the interval is long enough, 1 ms, to speak of rates. */
    public boolean hasRates() {
        return seconds >= SHORTEST_RATED;
    }

    /** Operations a second; 0 if there are no {@linkplain #hasRates rates}. */
    public double operationRate() {
        return rate(count());
    }

    /** Failed operations a second; 0 if there are no {@linkplain #hasRates rates}. */
    public double errorRate() {
        return rate(failed);
    }

    /** Bytes a second; 0 if there are no {@linkplain #hasRates rates}. */
    public double throughput() {
        return rate(bytes);
    }

    private double rate(long number) {
        return hasRates() ? number / seconds : 0;
    }
}
