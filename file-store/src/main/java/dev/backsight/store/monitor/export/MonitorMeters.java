package dev.backsight.store.monitor.export;

import dev.backsight.store.monitor.Allocation;
import dev.backsight.store.monitor.IntervalSnapshot;
import dev.backsight.store.monitor.Operation;
import dev.backsight.store.monitor.OperationStats;
import dev.backsight.store.monitor.OperationTotals;
import dev.backsight.store.monitor.Percentile;
import dev.backsight.store.monitor.StoreMonitor;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.math.BigDecimal;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/**
 * A monitor's numbers as Micrometer meters, for any registry. Counters are totals since the monitor began; gauges tell
 * of the interval that ended last, and are NaN where it says nothing. All are as of the last aggregation. Registries
 * refer to the monitor weakly: keep it.
 *
 * <pre>{@code
 * file.store.operations         counter  store, operation, outcome = succeeded | failed
 * file.store.bytes              counter  store, operation
 * file.store.duration           timer    store, operation (count and sum of successes)
 * file.store.latency            gauge    store, operation, quantile = 0.5 … 0.999; seconds
 * file.store.allocated          gauge    store, operation; mean bytes an operation
 * file.store.alerts.raised      gauge    store
 * file.store.alerts.dropped     counter  store
 * }</pre>
 */
public final class MonitorMeters implements MeterBinder {

    private static final OperationTotals NONE = new OperationTotals(0, 0, 0, 0);

    private final StoreMonitor monitor;

    public MonitorMeters(StoreMonitor monitor) {
        this.monitor = monitor;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Tags store = Tags.of(Tag.of("store", monitor.store()));
        for (Operation operation : Operation.values()) {
            bind(registry, operation, store.and("operation", operation.label()));
        }
        Gauge.builder("file.store.alerts.raised", monitor, m -> m.raised().size())
                .description("Alerts that are raised at present")
                .tags(store)
                .register(registry);
        FunctionCounter.builder("file.store.alerts.dropped", monitor, StoreMonitor::droppedAlerts)
                .description("Alerts not delivered because a listener was too slow")
                .tags(store)
                .register(registry);
    }

    private void bind(MeterRegistry registry, Operation operation, Tags tags) {
        FunctionCounter.builder("file.store.operations", monitor, m -> totals(m, operation)
                        .succeeded())
                .description("Operations by outcome")
                .tags(tags.and("outcome", "succeeded"))
                .register(registry);
        FunctionCounter.builder("file.store.operations", monitor, m -> totals(m, operation)
                        .failed())
                .description("Operations by outcome")
                .tags(tags.and("outcome", "failed"))
                .register(registry);
        FunctionCounter.builder(
                        "file.store.bytes", monitor, m -> totals(m, operation).bytes())
                .description("Bytes moved by successful operations, before compression")
                .baseUnit("bytes")
                .tags(tags)
                .register(registry);
        FunctionTimer.builder(
                        "file.store.duration",
                        monitor,
                        m -> totals(m, operation).succeeded(),
                        m -> totals(m, operation).nanos(),
                        TimeUnit.NANOSECONDS)
                .description("Time taken by successful operations")
                .tags(tags)
                .register(registry);
        for (Percentile percentile : Percentile.values()) {
            // In decimal: as doubles, 99.9 / 100 is 0.9990000000000001.
            String quantile = BigDecimal.valueOf(percentile.percent())
                    .movePointLeft(2)
                    .stripTrailingZeros()
                    .toPlainString();
            gauge("file.store.latency", operation, m -> seconds(m, percentile))
                    .description("Latency of successful operations in the last interval")
                    .baseUnit("seconds")
                    .tags(tags.and("quantile", quantile))
                    .register(registry);
        }
        gauge("file.store.allocated", operation, m -> m.allocation()
                        .map(Allocation::mean)
                        .orElse(Double.NaN))
                .description("Mean bytes allocated by an operation in the last interval")
                .baseUnit("bytes")
                .tags(tags)
                .register(registry);
    }

    private Gauge.Builder<StoreMonitor> gauge(
            String name, Operation operation, ToDoubleFunction<OperationStats> value) {
        return Gauge.builder(name, monitor, m -> m.latest()
                .map(snapshot -> value.applyAsDouble(snapshot.of(operation)))
                .orElse(Double.NaN));
    }

    private static double seconds(OperationStats stats, Percentile percentile) {
        return stats.latency().map(latency -> latency.at(percentile) / 1e9).orElse(Double.NaN);
    }

    private static OperationTotals totals(StoreMonitor monitor, Operation operation) {
        return monitor.latest()
                .map((IntervalSnapshot snapshot) -> snapshot.totalsOf(operation))
                .orElse(NONE);
    }
}
