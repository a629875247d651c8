package dev.backsight.store;

import dev.backsight.store.identity.FileIdGenerator;
import dev.backsight.store.identity.FileIds;
import dev.backsight.store.monitor.StoreMonitor;
import java.time.Clock;

/**
 * What a store asks and tells of the world, besides its directory and metadata.
 *
 * @param clock gives files their times
 * @param ids gives new files their ids
 * @param monitor has every operation recorded
 * @param listener is told of every change
 */
record Surroundings(Clock clock, FileIds ids, StoreMonitor monitor, ChangeListener listener) {

    /** The system's clock, ids of this process, and nobody who watches. */
    static final Surroundings USUAL =
            new Surroundings(Clock.systemUTC(), FileIdGenerator.system(), StoreMonitor.disabled(), ChangeListener.NONE);

    Surroundings withTime(Clock otherClock, FileIds otherIds) {
        return new Surroundings(otherClock, otherIds, monitor, listener);
    }

    Surroundings withMonitor(StoreMonitor other) {
        return new Surroundings(clock, ids, other, listener);
    }

    Surroundings withListener(ChangeListener other) {
        return new Surroundings(clock, ids, monitor, other);
    }
}
