package dev.backsight.store.compression;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decompresses single blocks of any codec; for one thread at a time. May hold native memory until closed.
 *
 * <p>The source may be hostile: whatever it claims, nothing is written beyond the length asked for, and memory is bounded
 * by that length and a constant of the codec. Whether the bytes are the ones that were compressed is not checked here,
 * but by whoever keeps the block, with a checksum; most codecs take some flipped bits for other content.
 */
public final class BlockDecompressor implements AutoCloseable {

    private final @Nullable ZstdDictionary dictionary;
    // Made when first asked for: most readers meet one codec only.
    private final Map<Codec, BlockDecoder> decoders = new EnumMap<>(Codec.class);
    private boolean closed;

    /** A decompressor of blocks that were compressed without a dictionary. */
    public BlockDecompressor() {
        this.dictionary = null;
    }

    /** A decompressor that knows one dictionary; blocks that were compressed without are fine, too. */
    public BlockDecompressor(ZstdDictionary dictionary) {
        this.dictionary = dictionary;
    }

    /**
     * Decompresses one block into exactly {@code targetLength} bytes.
     *
     * @throws MalformedBlockException if the source is not a block of that codec, or has another length once
     *     decompressed; the target's range is then undefined
     * @throws IndexOutOfBoundsException if source or target do not have these ranges
     * @throws CodecUnavailableException if the codec's library cannot be loaded
     */
    public void decompress(
            Codec codec, byte[] source, int offset, int length, byte[] target, int targetOffset, int targetLength)
            throws MalformedBlockException {
        Objects.checkFromIndexSize(offset, length, source.length);
        Objects.checkFromIndexSize(targetOffset, targetLength, target.length);
        int decompressed = decoder(codec).decode(source, offset, length, target, targetOffset, targetLength);
        if (decompressed != targetLength) {
            throw new MalformedBlockException(
                    "the block decompresses to " + decompressed + " bytes instead of " + targetLength);
        }
    }

    private BlockDecoder decoder(Codec codec) {
        BlockDecoder decoder = decoders.get(codec);
        if (decoder == null) {
            if (closed) {
                throw new IllegalStateException("the decompressor is closed");
            }
            BlockCodec blockCodec = codec == Codec.ZSTD ? new ZstdCodec(dictionary) : codec.blockCodec();
            decoder = blockCodec.newDecoder();
            decoders.put(codec, decoder);
        }
        return decoder;
    }

    @Override
    public void close() {
        closed = true;
        decoders.values().forEach(BlockDecoder::close);
        decoders.clear();
    }
}
