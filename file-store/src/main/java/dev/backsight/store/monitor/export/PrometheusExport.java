package dev.backsight.store.monitor.export;

import dev.backsight.store.monitor.StoreMonitor;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/**
 * A monitor as Prometheus text (exposition format 0.0.4), for those who have no registry of their own; the others bind
 * {@link MonitorMeters} to theirs. Build it once, scrape it often.
 */
public final class PrometheusExport implements AutoCloseable {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final StoreMonitor monitor;

    public PrometheusExport(StoreMonitor monitor) {
        this.monitor = monitor;
        new MonitorMeters(monitor).bindTo(registry);
    }

    /** The text of the present moment, as of the last aggregation. */
    public String scrape() {
        return registry.scrape();
    }

    /** The monitor, which is kept alive with this. */
    public StoreMonitor monitor() {
        return monitor;
    }

    @Override
    public void close() {
        registry.close();
    }
}
