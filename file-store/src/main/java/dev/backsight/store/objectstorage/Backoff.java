package dev.backsight.store.objectstorage;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before trying again: exponential with full jitter, a time drawn evenly from nothing up to
 * {@code min(cap, base · 2^(attempts-1))}. Of the ways to scatter clients that failed together it costs the fewest calls
 * (M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015).
 *
 * @param base 1 ms or more
 * @param cap from {@code base} to a day
 */
public record Backoff(Duration base, Duration cap) {

    private static final Duration MAX_CAP = Duration.ofDays(1);

    public Backoff {
        if (base.toMillis() < 1 || cap.compareTo(base) < 0 || cap.compareTo(MAX_CAP) > 0) {
            throw new IllegalArgumentException("a back-off has a base of at least 1 ms and a cap from that to "
                    + MAX_CAP + ", not " + base + " and " + cap);
        }
    }

    /** Milliseconds to wait after that many failed attempts, at least 1 of them. */
    public long delayMillis(int attempts, RandomGenerator random) {
        if (attempts < 1) {
            throw new IllegalArgumentException("a delay follows at least 1 failed attempt, not " + attempts);
        }
        return random.nextLong(limitMillis(attempts) + 1);
    }

    /** The longest delay after that many failed attempts. */
    public long limitMillis(int attempts) {
        // A day is less than 2^27 ms: doubling more often than that cannot matter, and must not overflow.
        int doublings = Math.min(attempts - 1, 27);
        return Math.min(cap.toMillis(), base.toMillis() << doublings);
    }
}
