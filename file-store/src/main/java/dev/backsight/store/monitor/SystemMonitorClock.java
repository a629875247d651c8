package dev.backsight.store.monitor;

import java.time.Instant;

/** The machine's own clocks. */
enum SystemMonitorClock implements MonitorClock {
    INSTANCE;

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public Instant now() {
        return Instant.now();
    }
}
