package dev.backsight.store.monitor;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * Everything recorded between two aggregations. An operation belongs to the interval in which it ends; one that ends
 * while the snapshot is taken may have its bytes in one interval and its latency in the next, but is never lost.
 *
 * @param number 1 for the first interval of a monitor
 * @param from wall-clock time of the beginning
 * @param to wall-clock time of the end; how long it took is measured by the monotonic clock, see
 *     {@link OperationStats#seconds()}
 * @param operations every operation, also those that did not happen
 * @param totals every operation since the monitor began
 */
public record IntervalSnapshot(
        long number,
        Instant from,
        Instant to,
        Map<Operation, OperationStats> operations,
        Map<Operation, OperationTotals> totals) {

    public IntervalSnapshot {
        operations = Collections.unmodifiableMap(new EnumMap<>(operations));
        totals = Collections.unmodifiableMap(new EnumMap<>(totals));
        int all = Operation.values().length;
        if (operations.size() != all || totals.size() != all) {
            throw new IllegalArgumentException("a snapshot has all " + all + " operations, not " + operations.size()
                    + " and, in total, " + totals.size());
        }
    }

    public OperationStats of(Operation operation) {
        return Objects.requireNonNull(operations.get(operation));
    }

    public OperationTotals totalsOf(Operation operation) {
        return Objects.requireNonNull(totals.get(operation));
    }
}
