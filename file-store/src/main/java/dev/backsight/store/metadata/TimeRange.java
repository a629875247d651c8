package dev.backsight.store.metadata;

import java.time.Instant;

/**
 * A stretch of time.
 *
 * @param from the first moment in it
 * @param until the first moment after it; not before {@code from}
 */
public record TimeRange(Instant from, Instant until) {

    /** All of time. */
    public static final TimeRange ANY = new TimeRange(Instant.MIN, Instant.MAX);

    /** @throws IllegalArgumentException if it ends before it begins */
    public TimeRange {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException(
                    "a stretch of time must not end (" + until + ") before it begins (" + from + ")");
        }
    }

    public static TimeRange since(Instant from) {
        return new TimeRange(from, Instant.MAX);
    }

    public static TimeRange before(Instant until) {
        return new TimeRange(Instant.MIN, until);
    }

    public boolean contains(Instant time) {
        return !time.isBefore(from) && time.isBefore(until);
    }
}
