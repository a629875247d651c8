package dev.backsight.store.compression.frame;

import dev.backsight.store.compression.BlockCompressor;
import dev.backsight.store.compression.Codec;
import dev.backsight.store.compression.Compression;
import dev.backsight.store.compression.ZstdDictionary;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a frame is written.
 *
 * @param dictionary for {@link Codec#ZSTD} only; the reader needs it, too
 * @param blockSize original bytes of a block: a power of two, {@value FrameHeader#MIN_BLOCK_SIZE} to
 *     {@value FrameHeader#MAX_BLOCK_SIZE}. Writer and reader hold two blocks in memory, and what
 *     {@link FrameOutputStream} and {@link FrameInputStream} say of the codec
 * @param originalSize how many bytes will be written, if that is known; the writer then insists on it
 */
public record FrameOptions(
        Compression compression, Optional<ZstdDictionary> dictionary, int blockSize, OptionalLong originalSize) {

    /** Large enough to compress well. */
    public static final int DEFAULT_BLOCK_SIZE = 256 << 10;

    /** @throws IllegalArgumentException if a value is out of its range, or a codec but zstd is to use a dictionary */
    public FrameOptions {
        header(compression, dictionary, blockSize, originalSize);
    }

    /** Blocks of {@value #DEFAULT_BLOCK_SIZE} bytes, no dictionary, size unknown. */
    public static FrameOptions of(Compression compression) {
        return new FrameOptions(compression, Optional.empty(), DEFAULT_BLOCK_SIZE, OptionalLong.empty());
    }

    public FrameOptions withDictionary(ZstdDictionary other) {
        return new FrameOptions(compression, Optional.of(other), blockSize, originalSize);
    }

    public FrameOptions withBlockSize(int other) {
        return new FrameOptions(compression, dictionary, other, originalSize);
    }

    public FrameOptions withOriginalSize(long other) {
        return new FrameOptions(compression, dictionary, blockSize, OptionalLong.of(other));
    }

    FrameHeader header() {
        return header(compression, dictionary, blockSize, originalSize);
    }

    private static FrameHeader header(
            Compression compression, Optional<ZstdDictionary> dictionary, int blockSize, OptionalLong originalSize) {
        long dictionaryId = dictionary.map(ZstdDictionary::id).orElse(0L);
        return new FrameHeader(compression.codec(), compression.level(), blockSize, originalSize, dictionaryId);
    }

    BlockCompressor newCompressor() {
        return dictionary.map(compression::newCompressor).orElseGet(compression::newCompressor);
    }
}
