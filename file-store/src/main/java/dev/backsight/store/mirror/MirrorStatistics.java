package dev.backsight.store.mirror;

import java.time.Duration;

/**
 * How a mirror is doing.
 *
 * @param queued tasks that wait for a worker, or for their next attempt
 * @param inFlight tasks that workers are at
 * @param dead dead letters
 * @param succeeded tasks done since the mirror was opened
 * @param failed attempts that failed since then
 * @param retried those of them that will be followed by another
 * @param bytes content brought to the storage since then; what it had already does not count
 * @param oldestAge for how long the oldest change has not been mirrored, dead letters aside; nothing if there is none
 */
public record MirrorStatistics(
        long queued,
        int inFlight,
        long dead,
        long succeeded,
        long failed,
        long retried,
        long bytes,
        Duration oldestAge) {}
