package dev.backsight.store.monitor;

/**
 * One operation from the start of the monitor to the end of an interval.
 *
 * @param succeeded how many ended well
 * @param failed how many threw
 * @param bytes what the successful ones moved; stays at {@link Long#MAX_VALUE} once it is there
 * @param nanos how long the successful ones took together, within 1 %
 */
public record OperationTotals(long succeeded, long failed, long bytes, double nanos) {

    static final OperationTotals NONE = new OperationTotals(0, 0, 0, 0);

    OperationTotals plus(OperationStats interval) {
        double took = interval.latency().map(Latency::mean).orElse(0.0) * interval.succeeded();
        long moved = bytes > Long.MAX_VALUE - interval.bytes() ? Long.MAX_VALUE : bytes + interval.bytes();
        return new OperationTotals(succeeded + interval.succeeded(), failed + interval.failed(), moved, nanos + took);
    }
}
