package dev.backsight.store.monitor;

import java.time.Instant;

/** Where a monitor takes its times from. Must neither throw nor block: operations call it. */
public interface MonitorClock {

    /** Nanoseconds since some moment, never going back: what durations are measured with. */
    long nanos();

    /** The time of day: what snapshots and alerts are dated with. */
    Instant now();

    /** {@link System#nanoTime()} and the system's clock. */
    static MonitorClock system() {
        return SystemMonitorClock.INSTANCE;
    }
}
