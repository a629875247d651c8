package dev.backsight.store.metadata;

import dev.backsight.store.compression.Codec;

/**
 * What the metadata knows about a content, whoever refers to it.
 *
 * @param references how many names refer to it, at least 1
 * @param size original bytes
 * @param storedSize bytes on disk
 */
public record ContentRecord(long references, long size, long storedSize, Codec codec) {

    public ContentRecord {
        if (references < 1 || size < 0 || storedSize < 0) {
            throw new IllegalArgumentException("a content has at least 1 reference and sizes from 0 on, not "
                    + references + ", " + size + " and " + storedSize);
        }
    }

    ContentRecord withReferences(long changed) {
        return new ContentRecord(changed, size, storedSize, codec);
    }
}
