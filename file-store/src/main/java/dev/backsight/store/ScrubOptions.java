package dev.backsight.store;

import dev.backsight.store.identity.ContentId;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How to scrub.
 *
 * @param bytesPerSecond how fast to read at most, from 1 on
 * @param after begin behind this content, which an earlier scrub checked last; empty to begin with the first
 * @param replica where to take the place of damaged contents from; empty to change nothing
 * @param progress is told after every content, in the scrubbing thread, and says whether to go on
 */
public record ScrubOptions(
        long bytesPerSecond,
        Optional<ContentId> after,
        Optional<ContentSource> replica,
        Predicate<ScrubProgress> progress) {

    /** @throws IllegalArgumentException if {@code bytesPerSecond} is less than 1 */
    public ScrubOptions {
        if (bytesPerSecond < 1) {
            throw new IllegalArgumentException("a scrub reads at least 1 byte a second, not " + bytesPerSecond);
        }
    }

    /** Checks everything, as fast as the disk allows, and changes nothing. */
    public static ScrubOptions checkAll() {
        return new ScrubOptions(Long.MAX_VALUE, Optional.empty(), Optional.empty(), progress -> true);
    }

    public ScrubOptions withBytesPerSecond(long limit) {
        return new ScrubOptions(limit, after, replica, progress);
    }

    public ScrubOptions withAfter(ContentId last) {
        return new ScrubOptions(bytesPerSecond, Optional.of(last), replica, progress);
    }

    public ScrubOptions withReplica(ContentSource source) {
        return new ScrubOptions(bytesPerSecond, after, Optional.of(source), progress);
    }

    public ScrubOptions withProgress(Predicate<ScrubProgress> listener) {
        return new ScrubOptions(bytesPerSecond, after, replica, listener);
    }
}
