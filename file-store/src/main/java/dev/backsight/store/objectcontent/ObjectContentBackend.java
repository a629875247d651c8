package dev.backsight.store.objectcontent;

import dev.backsight.store.content.Chunking;
import dev.backsight.store.content.ContentBackend;
import dev.backsight.store.content.ContentStore;
import dev.backsight.store.objectstorage.ObjectStorage;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Keeps contents in an object storage; what the store's directory then has is metadata and what is being put. A put is
 * acknowledged once its objects are stored, whatever the store's durability. Contents share no chunks.
 *
 * @param storage of this store alone, which it is bound to when it is first opened, empty; stays the caller's to close, after the
 *     store and its streams
 * @param segmentBytes of content that go into one object, {@value #MIN_SEGMENT_BYTES} to
 *     {@value ObjectStorage#MAX_OBJECT_BYTES}. A put needs that much heap and as much native memory. May differ from one
 *     opening to the next.
 */
public record ObjectContentBackend(ObjectStorage storage, int segmentBytes) implements ContentBackend {

    /** Large enough that a request's overhead does not matter, small enough for a heap of 64 MB. */
    public static final int DEFAULT_SEGMENT_BYTES = 8 << 20;

    /** Lower bound of a segment's bytes. */
    public static final int MIN_SEGMENT_BYTES = 4 << 10;

    public ObjectContentBackend {
        if (segmentBytes < MIN_SEGMENT_BYTES || segmentBytes > ObjectStorage.MAX_OBJECT_BYTES) {
            throw new IllegalArgumentException("a segment has " + MIN_SEGMENT_BYTES + " to "
                    + ObjectStorage.MAX_OBJECT_BYTES + " bytes, not " + segmentBytes);
        }
    }

    /** Segments of {@value #DEFAULT_SEGMENT_BYTES} bytes. */
    public ObjectContentBackend(ObjectStorage storage) {
        this(storage, DEFAULT_SEGMENT_BYTES);
    }

    @Override
    public ContentStore open(Path root, boolean synchronous, Chunking chunking) throws IOException {
        return new ObjectContentStore(root, storage, segmentBytes);
    }
}
