package dev.backsight.store.metadata;

import dev.backsight.store.compression.Codec;
import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileId;
import dev.backsight.store.identity.FileName;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;

/**
 * What the store knows about one version of a file.
 *
 * @param name what it is called now
 * @param id what it keeps when its content is replaced or its name changes; another file of the same name, later, has
 *     another
 * @param version 1 for the first content, and one more each time another is put
 * @param oldestVersion the oldest version that can be read; from it on all can
 * @param contentId SHA-256 of its content
 * @param size original bytes
 * @param storedSize bytes on disk, shared with everything else of the same content
 * @param codec how the content is stored
 * @param created when the file's first content was put; deleting and putting again starts anew
 * @param modified when this content was put
 * @param mediaType what the caller said it is
 * @param labels tags and attributes
 */
public record FileStat(
        FileName name,
        FileId id,
        long version,
        long oldestVersion,
        ContentId contentId,
        long size,
        long storedSize,
        Codec codec,
        Instant created,
        Instant modified,
        MediaType mediaType,
        FileLabels labels) {

    /** Times are cut to microseconds, which is what is kept. */
    public FileStat {
        if (oldestVersion < 1 || oldestVersion > version) {
            throw new IllegalArgumentException("a file has versions from 1 on, and its oldest is not after its latest;"
                    + " these are " + oldestVersion + " to " + version);
        }
        if (size < 0 || storedSize < 0) {
            throw new IllegalArgumentException(
                    "sizes must not be negative, but are " + size + " and, stored, " + storedSize);
        }
        created = inMicros(created);
        modified = inMicros(modified);
    }

    /** Most times come from a record, cut already: for those it is a division instead of a new one. */
    private static Instant inMicros(Instant time) {
        return time.get(ChronoField.NANO_OF_SECOND) % 1_000 == 0 ? time : time.truncatedTo(ChronoUnit.MICROS);
    }

    /** The first version of a new file without labels. */
    public static FileStat first(
            FileName name, FileId id, ContentId contentId, ContentRecord content, Instant now, MediaType mediaType) {
        return new FileStat(
                name,
                id,
                1,
                1,
                contentId,
                content.size(),
                content.storedSize(),
                content.codec(),
                now,
                now,
                mediaType,
                FileLabels.NONE);
    }

    /**
     * The version that follows this one, with the same labels.
     *
     * @param kept how many versions are kept with it
     */
    public FileStat next(ContentId newId, ContentRecord content, Instant now, MediaType newType, int kept) {
        long next = version + 1;
        return new FileStat(
                name,
                id,
                next,
                Math.max(oldestVersion, next - kept + 1),
                newId,
                content.size(),
                content.storedSize(),
                content.codec(),
                created,
                now,
                newType,
                labels);
    }

    public Set<String> tags() {
        return labels.tags();
    }

    public Map<String, String> attributes() {
        return labels.attributes();
    }

    public FileStat withName(FileName other) {
        return new FileStat(
                other,
                id,
                version,
                oldestVersion,
                contentId,
                size,
                storedSize,
                codec,
                created,
                modified,
                mediaType,
                labels);
    }

    public FileStat withLabels(FileLabels other) {
        return new FileStat(
                name,
                id,
                version,
                oldestVersion,
                contentId,
                size,
                storedSize,
                codec,
                created,
                modified,
                mediaType,
                other);
    }

    /** An older version as it is seen beside the latest: under the name, and of the reach, that the file has now. */
    public FileStat asVersionOf(FileStat latest) {
        return new FileStat(
                latest.name,
                id,
                version,
                Math.min(version, latest.oldestVersion),
                contentId,
                size,
                storedSize,
                codec,
                created,
                modified,
                mediaType,
                labels);
    }
}
