package dev.backsight.store.metadata;

import dev.backsight.store.compression.Codec;
import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileName;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What the store knows about a file.
 *
 * @param name the name it was put under
 * @param contentId SHA-256 of its content
 * @param size original bytes
 * @param storedSize bytes on disk, shared with every other name of the same content
 * @param codec how the content is stored
 * @param created when a file was first put under this name; deleting and putting again starts anew
 * @param modified when the content was last put
 * @param mediaType what the caller said it is
 */
public record FileStat(
        FileName name,
        ContentId contentId,
        long size,
        long storedSize,
        Codec codec,
        Instant created,
        Instant modified,
        MediaType mediaType) {

    /** Times are cut to microseconds, which is what is kept. */
    public FileStat {
        if (size < 0 || storedSize < 0) {
            throw new IllegalArgumentException(
                    "sizes must not be negative, but are " + size + " and, stored, " + storedSize);
        }
        created = created.truncatedTo(ChronoUnit.MICROS);
        modified = modified.truncatedTo(ChronoUnit.MICROS);
    }
}
