package dev.backsight.store.monitor;

import java.time.Duration;
import java.util.OptionalDouble;

/**
 * A limit, and how many intervals it takes to believe that it is, or is no longer, exceeded. An interval in which fewer
 * than {@code minimumCount} operations ended says nothing: it changes no alert, and interrupts no series. The error rate
 * is the exception, since silence means that there were no errors.
 *
 * @param operation what is watched
 * @param quantity what of it
 * @param limit the last good value, finite and not negative, in the quantity's unit
 * @param raiseAfter bad intervals in a row that raise an alert, 1 to 1,000
 * @param clearAfter good intervals in a row that clear it, 1 to 1,000
 * @param minimumCount fewest operations that are worth judging, at least 1
 */
public record Threshold(
        Operation operation, Quantity quantity, double limit, int raiseAfter, int clearAfter, long minimumCount) {

    private static final int MOST_INTERVALS = 1_000;

    /** @throws IllegalArgumentException if a value is out of its range; the message says which */
    public Threshold {
        if (!Double.isFinite(limit) || limit < 0) {
            throw new IllegalArgumentException(
                    "the limit of " + quantity.describe() + " is a finite number from 0 on, not " + limit);
        }
        if (quantity instanceof Quantity.SuccessRatio && limit > 1) {
            throw new IllegalArgumentException("a share of successes is 0 to 1, not " + limit);
        }
        if (raiseAfter < 1 || raiseAfter > MOST_INTERVALS || clearAfter < 1 || clearAfter > MOST_INTERVALS) {
            throw new IllegalArgumentException("an alert is raised and cleared after 1 to " + MOST_INTERVALS
                    + " intervals, not " + raiseAfter + " and " + clearAfter);
        }
        if (minimumCount < 1) {
            throw new IllegalArgumentException("at least 1 operation is needed to judge, not " + minimumCount);
        }
    }

    /** A percentile of the duration must not exceed {@code longest}. */
    public static Threshold latency(Operation operation, Percentile percentile, Duration longest) {
        return of(operation, new Quantity.LatencyAt(percentile), (double) longest.toNanos());
    }

    /** An operation must not allocate more than {@code bytes} on average. */
    public static Threshold allocation(Operation operation, long bytes) {
        return of(operation, new Quantity.MeanAllocation(), (double) bytes);
    }

    /** At least this share of the operations, 0 to 1, must end well. */
    public static Threshold successRatio(Operation operation, double least) {
        return of(operation, new Quantity.SuccessRatio(), least);
    }

    /** Not more than that many failures a second. */
    public static Threshold errorRate(Operation operation, double perSecond) {
        return of(operation, new Quantity.ErrorRate(), perSecond);
    }

    /** Raises after 2 bad intervals, clears after 3 good ones, judges from 1 operation on. */
    private static Threshold of(Operation operation, Quantity quantity, double limit) {
        return new Threshold(operation, quantity, limit, 2, 3, 1);
    }

    public Threshold after(int raise, int clear) {
        return new Threshold(operation, quantity, limit, raise, clear, minimumCount);
    }

    public Threshold withMinimumCount(long count) {
        return new Threshold(operation, quantity, limit, raiseAfter, clearAfter, count);
    }

    /** What is compared with the limit, or empty if the interval says nothing. */
    OptionalDouble observe(OperationStats stats) {
        boolean enough = stats.count() >= minimumCount || quantity instanceof Quantity.ErrorRate;
        return enough ? quantity.of(stats) : OptionalDouble.empty();
    }

    boolean isExceededBy(double value) {
        return quantity.highIsBad() ? value > limit : value < limit;
    }
}
