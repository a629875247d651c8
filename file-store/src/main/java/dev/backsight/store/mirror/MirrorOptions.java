package dev.backsight.store.mirror;

import dev.backsight.store.Durability;
import dev.backsight.store.objectstorage.Backoff;
import java.time.Duration;

/**
 * How a mirror works.
 *
 * @param workers files brought to the storage at a time, 1 to {@value #MAX_WORKERS}
 * @param partsAtATime of one file that travel at the same time, 1 to {@value #MAX_PARTS_AT_A_TIME}; each takes 8 MiB of heap
 *     and as much native memory. Times {@code workers}, at most {@value #MAX_UNDER_WAY}: an object storage takes no more
 * @param backoff how long to wait after a failed attempt
 * @param maxAttempts after how many in a row a task becomes a dead letter, 1 to {@value #MAX_ATTEMPTS}
 * @param durability what a note in the queue survives; choose what the store was given
 * @param closeWait how long closing waits for what is in flight, which is otherwise done again; up to an hour
 */
public record MirrorOptions(
        MirrorPolicy policy,
        int workers,
        int partsAtATime,
        Backoff backoff,
        int maxAttempts,
        Verification verification,
        Durability durability,
        Duration closeWait) {

    public static final int MAX_WORKERS = 32;
    public static final int MAX_PARTS_AT_A_TIME = 16;
    public static final int MAX_UNDER_WAY = 64;
    public static final int MAX_ATTEMPTS = 1_000_000;

    private static final Duration MAX_CLOSE_WAIT = Duration.ofHours(1);

    public MirrorOptions {
        if (workers < 1 || workers > MAX_WORKERS) {
            throw new IllegalArgumentException("a mirror has 1 to " + MAX_WORKERS + " workers, not " + workers);
        }
        if (partsAtATime < 1 || partsAtATime > MAX_PARTS_AT_A_TIME || workers * partsAtATime > MAX_UNDER_WAY) {
            throw new IllegalArgumentException("1 to " + MAX_PARTS_AT_A_TIME + " parts of a file travel at a time, and "
                    + MAX_UNDER_WAY + " of all workers, not " + partsAtATime + " of each of " + workers);
        }
        if (maxAttempts < 1 || maxAttempts > MAX_ATTEMPTS) {
            throw new IllegalArgumentException("a task has 1 to " + MAX_ATTEMPTS + " attempts, not " + maxAttempts);
        }
        if (closeWait.isNegative() || closeWait.compareTo(MAX_CLOSE_WAIT) > 0) {
            throw new IllegalArgumentException("closing waits from 0 to " + MAX_CLOSE_WAIT + ", not " + closeWait);
        }
    }

    /**
     * Everything, by 2 workers with 2 parts at a time; waits of up to 0.5 s that double to up to 5 min, 300 attempts, which
     * on average bridges an outage of 12 hours; sizes verified; survives loss of power; closing waits up to 30 s.
     */
    public static MirrorOptions defaults() {
        return new MirrorOptions(
                MirrorPolicy.everything(),
                2,
                2,
                new Backoff(Duration.ofMillis(500), Duration.ofMinutes(5)),
                300,
                Verification.SIZE,
                Durability.POWER_LOSS,
                Duration.ofSeconds(30));
    }

    public MirrorOptions withPolicy(MirrorPolicy other) {
        return new MirrorOptions(
                other, workers, partsAtATime, backoff, maxAttempts, verification, durability, closeWait);
    }

    public MirrorOptions withWorkers(int other) {
        return new MirrorOptions(
                policy, other, partsAtATime, backoff, maxAttempts, verification, durability, closeWait);
    }

    public MirrorOptions withPartsAtATime(int other) {
        return new MirrorOptions(policy, workers, other, backoff, maxAttempts, verification, durability, closeWait);
    }

    public MirrorOptions withRetries(Backoff otherBackoff, int otherMaxAttempts) {
        return new MirrorOptions(
                policy, workers, partsAtATime, otherBackoff, otherMaxAttempts, verification, durability, closeWait);
    }

    public MirrorOptions withVerification(Verification other) {
        return new MirrorOptions(policy, workers, partsAtATime, backoff, maxAttempts, other, durability, closeWait);
    }

    public MirrorOptions withDurability(Durability other) {
        return new MirrorOptions(policy, workers, partsAtATime, backoff, maxAttempts, verification, other, closeWait);
    }

    public MirrorOptions withCloseWait(Duration other) {
        return new MirrorOptions(policy, workers, partsAtATime, backoff, maxAttempts, verification, durability, other);
    }
}
