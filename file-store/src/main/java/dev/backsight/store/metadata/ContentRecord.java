package dev.backsight.store.metadata;

import dev.backsight.store.compression.Codec;
import dev.backsight.store.identity.ContentId;
import java.util.HashSet;
import java.util.List;

/**
 * What the metadata knows about a content, whoever refers to it.
 *
 * @param references how many names refer to it and how many contents are based on it together, at least 1
 * @param size original bytes
 * @param storedSize bytes on disk, without those of its bases
 * @param bases the contents it cannot be read without, each once, at most {@value #MAX_BASES}; they are whole themselves
 */
public record ContentRecord(long references, long size, long storedSize, Codec codec, List<ContentId> bases) {

    /** Upper bound of the number of bases. */
    public static final int MAX_BASES = 1024;

    public ContentRecord {
        if (references < 1 || size < 0 || storedSize < 0) {
            throw new IllegalArgumentException("a content has at least 1 reference and sizes from 0 on, not "
                    + references + ", " + size + " and " + storedSize);
        }
        bases = List.copyOf(bases);
        if (bases.size() > MAX_BASES || new HashSet<>(bases).size() != bases.size()) {
            throw new IllegalArgumentException(
                    "a content is based on at most " + MAX_BASES + " others, each named once, not on " + bases.size());
        }
    }

    /** A content that is not based on others. */
    public ContentRecord(long references, long size, long storedSize, Codec codec) {
        this(references, size, storedSize, codec, List.of());
    }

    ContentRecord withReferences(long changed) {
        return new ContentRecord(changed, size, storedSize, codec, bases);
    }
}
