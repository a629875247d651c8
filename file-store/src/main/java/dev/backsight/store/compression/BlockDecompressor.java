package dev.backsight.store.compression;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;

/**
 * Decompresses single blocks of any codec; not safe for use by several threads at once. Holds native memory until
 * closed.
 */
public final class BlockDecompressor implements AutoCloseable {

    private final ZstdDecompressCtx zstd = new ZstdDecompressCtx();

    /**
     * Decompresses one block into exactly {@code targetLength} bytes. Never writes beyond them, whatever the source
     * claims.
     *
     * @throws MalformedBlockException if the source is not a block of that codec, or has another length once decompressed
     */
    public void decompress(
            Codec codec, byte[] source, int offset, int length, byte[] target, int targetOffset, int targetLength)
            throws MalformedBlockException {
        int decompressed =
                switch (codec) {
                    case STORED ->
                        throw new MalformedBlockException(
                                "a stored block has its original length, " + targetLength + ", not " + length);
                    case ZSTD -> decompressZstd(source, offset, length, target, targetOffset, targetLength);
                };
        if (decompressed != targetLength) {
            throw new MalformedBlockException(
                    "the block decompresses to " + decompressed + " bytes instead of " + targetLength);
        }
    }

    private int decompressZstd(byte[] source, int offset, int length, byte[] target, int targetOffset, int targetLength)
            throws MalformedBlockException {
        try {
            return zstd.decompressByteArray(target, targetOffset, targetLength, source, offset, length);
        } catch (ZstdException e) {
            throw new MalformedBlockException("zstd cannot decompress the block: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        zstd.close();
    }
}
