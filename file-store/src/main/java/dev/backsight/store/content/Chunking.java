package dev.backsight.store.content;

import dev.backsight.store.chunking.ChunkSizes;

/**
 * Which contents are cut by content, so that a later version shares the chunks that did not change, and how.
 *
 * @param threshold from how many bytes on, 0 to {@link Long#MAX_VALUE}. A put from a stream keeps that many bytes in
 *     memory, up to {@value #MOST_BUFFERED}, until it knows.
 * @param sizes of chunks, at most {@link ContentDirectory#BLOCK_SIZE} each. Content that was cut to other sizes stays
 *     readable, but shares nothing with what is put from then on.
 */
public record Chunking(long threshold, ChunkSizes sizes) {

    /** Greatest threshold that makes sense for streams, in bytes; from there on streams are never cut by content. */
    public static final long MOST_BUFFERED = 16 << 20;

    /** Below this the block table would outgrow what chunks save. */
    private static final int LEAST_AVERAGE = 4 << 10;

    /** @throws IllegalArgumentException unless threshold and sizes are as described */
    public Chunking {
        if (threshold < 0) {
            throw new IllegalArgumentException("a threshold is a number of bytes from 0 on, not " + threshold);
        }
        if (sizes.average() < LEAST_AVERAGE || sizes.max() > ContentDirectory.BLOCK_SIZE) {
            throw new IllegalArgumentException("chunks of a store have on average at least " + LEAST_AVERAGE
                    + " bytes and at most " + ContentDirectory.BLOCK_SIZE + ", not " + sizes);
        }
    }

    /** From 4 MiB on, 32 KiB on average. The module's guide has the measurements behind it. */
    public static Chunking standard() {
        return new Chunking(4 << 20, new ChunkSizes(16 << 10, 32 << 10, ContentDirectory.BLOCK_SIZE, 2));
    }

    /** No content is cut by content. */
    public static Chunking never() {
        return standard().withThreshold(Long.MAX_VALUE);
    }

    public Chunking withThreshold(long bytes) {
        return new Chunking(bytes, sizes);
    }

    public Chunking withSizes(ChunkSizes other) {
        return new Chunking(threshold, other);
    }
}
