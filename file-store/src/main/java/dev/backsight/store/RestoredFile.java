package dev.backsight.store;

import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileIds;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.ContentRecord;
import dev.backsight.store.metadata.FileLabels;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.metadata.MediaType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What was known of a file in another store, or before this one was lost, and is to be known of it again: see
 * {@link FileStore#restore}.
 *
 * @param version number of the version, 1 to {@value #MAX_VERSION}
 * @param created when the file's first content was put; like {@code modified} of the years 1 to 9999, cut to microseconds
 * @param modified when the version's content was put
 */
public record RestoredFile(
        FileName name, MediaType mediaType, long version, Instant created, Instant modified, FileLabels labels) {

    /** Greatest number of a version that can be restored: leaves room for those that follow. */
    public static final long MAX_VERSION = 1L << 48;

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    /** @throws IllegalArgumentException unless number and times are as described */
    public RestoredFile {
        if (version < 1 || version > MAX_VERSION) {
            throw new IllegalArgumentException("a version has a number from 1 to " + MAX_VERSION + ", not " + version);
        }
        created = requireTime("created", created);
        modified = requireTime("modified", modified);
    }

    private static Instant requireTime(String what, Instant time) {
        if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
            throw new IllegalArgumentException(what + " is between " + EARLIEST + " and " + LATEST + ", not " + time);
        }
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    /** A file as it is. */
    public static RestoredFile of(FileStat stat) {
        return new RestoredFile(
                stat.name(), stat.mediaType(), stat.version(), stat.created(), stat.modified(), stat.labels());
    }

    /** What is to be known of the file; {@code previous} itself, if that is known already. */
    FileStat after(@Nullable FileStat previous, FileIds ids, ContentId id, ContentRecord content, int keptVersions) {
        if (previous == null) {
            return new FileStat(
                    name,
                    ids.next(),
                    version,
                    version,
                    id,
                    content.size(),
                    content.storedSize(),
                    content.codec(),
                    created,
                    modified,
                    mediaType,
                    labels);
        }
        return previous.contentId().equals(id) && of(previous).equals(this)
                ? previous
                : previous.next(id, content, modified, mediaType, keptVersions).withLabels(labels);
    }
}
