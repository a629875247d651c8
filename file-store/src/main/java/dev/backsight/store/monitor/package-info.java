/**
 * How the store is doing: {@link dev.backsight.store.monitor.StoreMonitor} records each operation's duration, outcome
 * and bytes, and sums them up interval by interval.
 *
 * <p>Recording is the hot path. It reads the clock twice and makes an atomic addition for the duration and, where bytes
 * were moved, one more, without a lock. Durations are counted in the buckets of an HdrHistogram (G. Tene, HdrHistogram 2.2)
 * of two digits, and given to one when an interval ends. An operation has a power of two of such
 * counts, at least as many as processors and up to 8, and threads are dealt to them in turn, so that few meet. To
 * ask the JVM twice what the thread has allocated costs about as much as reading the clock twice, which is most of the
 * rest; so that is done for a sample of operations, chosen by a hash of the start time. Percentiles, thresholds and
 * history are reckoned when an interval ends, elsewhere.
 *
 * <p>A latency is that of a success; failures are counted, and do not make a percentile look quick. The percentiles of
 * an interval cannot be averaged over intervals; totals can be subtracted.
 */
@NullMarked
package dev.backsight.store.monitor;

import org.jspecify.annotations.NullMarked;
