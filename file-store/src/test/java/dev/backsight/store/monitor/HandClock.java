package dev.backsight.store.monitor;

import java.time.Duration;
import java.time.Instant;

/** A clock that moves when told to. */
public final class HandClock implements MonitorClock {

    private long nanos = 1_000_000_007L;
    private Instant now = Instant.parse("2026-11-21T12:00:00Z");

    public void advance(Duration time) {
        nanos += time.toNanos();
        now = now.plus(time);
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public Instant now() {
        return now;
    }
}
