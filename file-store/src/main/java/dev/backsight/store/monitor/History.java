package dev.backsight.store.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The latest snapshots, oldest first, bounded by number and age. Safe for use by many threads. */
final class History {

    private final Deque<IntervalSnapshot> snapshots = new ArrayDeque<>();

    synchronized void add(IntervalSnapshot snapshot) {
        snapshots.addLast(snapshot);
    }

    /** Forgets what is too much or too old; the latest stays in any case. */
    synchronized void cleanUp(int limit, Duration age, Instant now) {
        while (snapshots.size() > 1
                && (snapshots.size() > limit || snapshots.getFirst().to().isBefore(now.minus(age)))) {
            snapshots.removeFirst();
        }
    }

    synchronized List<IntervalSnapshot> all() {
        return List.copyOf(snapshots);
    }

    synchronized Optional<IntervalSnapshot> latest() {
        return Optional.ofNullable(snapshots.peekLast());
    }
}
