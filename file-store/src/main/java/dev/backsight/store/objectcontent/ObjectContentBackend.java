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
 *     {@value ObjectStorage#MAX_OBJECT_BYTES}. May differ from one opening to the next.
 * @param segmentsAtATime of one put that travel at the same time, 1 to {@value #MAX_SEGMENTS_AT_A_TIME}. Each takes
 *     {@code segmentBytes} of heap and as much native memory
 */
public record ObjectContentBackend(ObjectStorage storage, int segmentBytes, int segmentsAtATime)
        implements ContentBackend {

    /** Large enough that a request's overhead does not matter, small enough for a heap of 64 MB. */
    public static final int DEFAULT_SEGMENT_BYTES = 8 << 20;

    /** Lower bound of a segment's bytes. */
    public static final int MIN_SEGMENT_BYTES = 4 << 10;

    /** One is read while another travels. */
    public static final int DEFAULT_SEGMENTS_AT_A_TIME = 2;

    /** Upper bound of the segments of one put that travel at the same time. */
    public static final int MAX_SEGMENTS_AT_A_TIME = 16;

    public ObjectContentBackend {
        if (segmentBytes < MIN_SEGMENT_BYTES || segmentBytes > ObjectStorage.MAX_OBJECT_BYTES) {
            throw new IllegalArgumentException("a segment has " + MIN_SEGMENT_BYTES + " to "
                    + ObjectStorage.MAX_OBJECT_BYTES + " bytes, not " + segmentBytes);
        }
        if (segmentsAtATime < 1 || segmentsAtATime > MAX_SEGMENTS_AT_A_TIME) {
            throw new IllegalArgumentException(
                    "1 to " + MAX_SEGMENTS_AT_A_TIME + " segments travel at a time, not " + segmentsAtATime);
        }
    }

    /** Segments of {@value #DEFAULT_SEGMENT_BYTES} bytes, {@value #DEFAULT_SEGMENTS_AT_A_TIME} at a time. */
    public ObjectContentBackend(ObjectStorage storage) {
        this(storage, DEFAULT_SEGMENT_BYTES, DEFAULT_SEGMENTS_AT_A_TIME);
    }

    public ObjectContentBackend withSegmentBytes(int other) {
        return new ObjectContentBackend(storage, other, segmentsAtATime);
    }

    public ObjectContentBackend withSegmentsAtATime(int other) {
        return new ObjectContentBackend(storage, segmentBytes, other);
    }

    @Override
    public ContentStore open(Path root, boolean synchronous, Chunking chunking) throws IOException {
        return new ObjectContentStore(root, this);
    }
}
