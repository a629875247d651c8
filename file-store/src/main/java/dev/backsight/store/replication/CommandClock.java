package dev.backsight.store.replication;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Stands still at the time of the command that is being applied, so that all copies of a store agree on times. */
final class CommandClock extends Clock {

    private volatile Instant now = Instant.EPOCH;

    /** Sets the time, but never back: a new leader's clock may be behind the old one's. */
    void advanceTo(Instant time) {
        if (time.isAfter(now)) {
            now = time;
        }
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
