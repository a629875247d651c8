package dev.backsight.store.compression;

/**
 * The choice of codec and effort for content that is about to be written. Reading needs no such choice: every content
 * file and every frame names its codec.
 *
 * @param codec what to encode with
 * @param level on the codec's own scale, {@link Codec#minLevel()} to {@link Codec#maxLevel()}
 */
public record Compression(Codec codec, int level) {

    /** @throws IllegalArgumentException if the codec has no such level */
    public Compression {
        if (level < codec.minLevel() || level > codec.maxLevel()) {
            throw new IllegalArgumentException("codec " + codec + " has no level " + level + "; it takes "
                    + codec.minLevel() + " to " + codec.maxLevel());
        }
    }

    /** What the store uses unless told otherwise: zstd at level 3. */
    public static Compression standard() {
        return of(Codec.ZSTD);
    }

    /** That codec at its {@link Codec#defaultLevel()}. */
    public static Compression of(Codec codec) {
        return new Compression(codec, codec.defaultLevel());
    }

    /** @throws IllegalArgumentException if {@code level} is out of zstd's range */
    public static Compression zstd(int level) {
        return new Compression(Codec.ZSTD, level);
    }

    /** Keeps content as it is: for data that is compressed already, or where time matters more than space. */
    public static Compression none() {
        return of(Codec.STORED);
    }

    /**
     * A compressor of this choice, for one thread at a time; it may hold native memory until closed.
     *
     * @throws CodecUnavailableException if the codec's library cannot be loaded
     */
    public BlockCompressor newCompressor() {
        return new EncodingCompressor(codec.blockCodec().newEncoder(level));
    }

    /**
     * A compressor of this choice that uses a dictionary. Its blocks can only be decompressed with that dictionary.
     *
     * @throws IllegalArgumentException if the codec is not {@link Codec#ZSTD}
     * @throws CodecUnavailableException if zstd's library cannot be loaded
     */
    public BlockCompressor newCompressor(ZstdDictionary dictionary) {
        if (codec != Codec.ZSTD) {
            throw new IllegalArgumentException("codec " + codec + " takes no zstd dictionary; only ZSTD does");
        }
        return new EncodingCompressor(new ZstdCodec(dictionary).newEncoder(level));
    }

    /**
     * Most bytes any codec may produce for a block of {@code length}: the size of the target to bring along. Snappy has
     * the loosest bound of growing blocks, 32 + n + n/6, and the .xz format the most framing, some 60 bytes.
     */
    public static int maxCompressedLength(int length) {
        return Math.toIntExact(length + length / 6L + 128);
    }
}
