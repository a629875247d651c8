package dev.backsight.store.compression.adaptive;

import dev.backsight.store.compression.Codec;
import dev.backsight.store.compression.Compression;

/**
 * What to do with one content.
 *
 * @param compression what to compress it with
 * @param sampled whether to look at a sample of a block before compressing it, and to leave it out if the sample looks
 *     like nothing that will shrink; always false with {@link Codec#STORED}, which leaves out every block
 */
public record CompressionChoice(Compression compression, boolean sampled) {

    /** What is the same in effect is the same choice: {@code sampled} is dropped where it says nothing. */
    public CompressionChoice {
        sampled = sampled && compression.codec() != Codec.STORED;
    }

    /** Keeps the content as it is. */
    public static CompressionChoice stored() {
        return new CompressionChoice(Compression.none(), false);
    }

    /** Compresses, without looking first. */
    public static CompressionChoice always(Compression compression) {
        return new CompressionChoice(compression, false);
    }

    /** Compresses what looks as if it would shrink. */
    public static CompressionChoice sampled(Compression compression) {
        return new CompressionChoice(compression, true);
    }
}
