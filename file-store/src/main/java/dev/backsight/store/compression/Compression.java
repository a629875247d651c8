package dev.backsight.store.compression;

import com.github.luben.zstd.Zstd;

/**
 * The choice of codec and effort for content that is about to be written. Reading needs no such choice: every content
 * file names its codec.
 *
 * @param codec what to encode with
 * @param level the codec's own scale; 0 for {@link Codec#STORED}
 */
public record Compression(Codec codec, int level) {

    /** The level at which {@link #standard()} compresses. */
    public static final int DEFAULT_ZSTD_LEVEL = 3;

    /** The highest level; zstd's fast levels go down to {@link #MIN_ZSTD_LEVEL}. */
    public static final int MAX_ZSTD_LEVEL = 22;

    /** zstd itself goes further down, to levels that hardly compress; these are the ones that fit the format's byte. */
    public static final int MIN_ZSTD_LEVEL = -100;

    /** @throws IllegalArgumentException if the codec has no such level */
    public Compression {
        boolean valid =
                switch (codec) {
                    case STORED -> level == 0;
                    case ZSTD -> level >= MIN_ZSTD_LEVEL && level <= MAX_ZSTD_LEVEL;
                };
        if (!valid) {
            throw new IllegalArgumentException("codec " + codec + " has no level " + level + "; zstd takes "
                    + MIN_ZSTD_LEVEL + " to " + MAX_ZSTD_LEVEL + ", stored takes 0");
        }
    }

    /** What the store uses unless told otherwise: zstd at level {@value #DEFAULT_ZSTD_LEVEL}. */
    public static Compression standard() {
        return zstd(DEFAULT_ZSTD_LEVEL);
    }

    /** @throws IllegalArgumentException if {@code level} is out of zstd's range */
    public static Compression zstd(int level) {
        return new Compression(Codec.ZSTD, level);
    }

    /** Keeps content as it is: for data that is compressed already, or where time matters more than space. */
    public static Compression none() {
        return new Compression(Codec.STORED, 0);
    }

    /** A compressor of this choice, for one thread at a time; it holds native memory until closed. */
    public BlockCompressor newCompressor() {
        return switch (codec) {
            case STORED -> new StoredBlockCompressor();
            case ZSTD -> new ZstdBlockCompressor(level);
        };
    }

    /** Most bytes any codec may produce for a block of {@code length}: the size of the target to bring along. */
    public static int maxCompressedLength(int length) {
        return Math.toIntExact(Zstd.compressBound(length));
    }
}
