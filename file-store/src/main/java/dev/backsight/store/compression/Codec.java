package dev.backsight.store.compression;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How blocks are encoded. The ids are part of the on-disk formats and are never reused. A block that would not shrink is
 * kept as its original bytes, whatever the codec.
 */
public enum Codec {
    /** The original bytes. */
    STORED(0, 0, 0, 0),
    /**
     * Zstandard frames (RFC 8878). zstd itself goes further down, to levels that hardly compress; from -100 on they fit
     * the formats' byte.
     */
    ZSTD(1, -100, 22, 3),
    /** LZ4 blocks (lz4_Block_format.md). Level 0 is the fast compressor, 1 to 12 the high-compression one. */
    LZ4(2, 0, 12, 0),
    /** Snappy blocks (format_description.txt), without framing. Has one level. */
    SNAPPY(3, 0, 0, 0),
    /**
     * Brotli streams (RFC 7932), with the smallest window that holds the block; levels 0 and 1 declare no smaller one than
     * 2^18 bytes.
     */
    BROTLI(4, 0, 11, 5),
    /**
     * Raw DEFLATE (RFC 1951). Not the zlib format (RFC 1950), whose header and Adler-32 would cost six bytes a block and
     * say nothing that the store's own length and CRC32C do not.
     */
    DEFLATE(5, 1, 9, 6),
    /**
     * The .xz file format (1.2.1): one stream a block, with LZMA2, a dictionary no larger than holds the block, and no
     * check of its own, for the same reason.
     */
    XZ(6, 0, 9, 6);

    /** Asked for every record that is read; numbers go up without a gap. */
    private static final List<Optional<Codec>> BY_ID =
            Stream.of(values()).map(Optional::of).toList();

    private final int id;
    private final int minLevel;
    private final int maxLevel;
    private final int defaultLevel;

    Codec(int id, int minLevel, int maxLevel, int defaultLevel) {
        this.id = id;
        this.minLevel = minLevel;
        this.maxLevel = maxLevel;
        this.defaultLevel = defaultLevel;
    }

    /** The number that stands for this codec on disk, 0 to 127. */
    public int id() {
        return id;
    }

    /** The level of least effort; levels fit a signed byte. */
    public int minLevel() {
        return minLevel;
    }

    /** The level of most effort. */
    public int maxLevel() {
        return maxLevel;
    }

    /** The level to take unless there is a reason for another. */
    public int defaultLevel() {
        return defaultLevel;
    }

    /** The codec with that number, or empty if this version knows none. */
    public static Optional<Codec> ofId(int id) {
        return id >= 0 && id < BY_ID.size() ? BY_ID.get(id) : Optional.empty();
    }

    /** A switch and not a field of each constant, so that no native library is loaded before its codec is used. */
    BlockCodec blockCodec() {
        return switch (this) {
            case STORED -> new StoredCodec();
            case ZSTD -> new ZstdCodec(null);
            case LZ4 -> new Lz4Codec();
            case SNAPPY -> new SnappyCodec();
            case BROTLI -> new BrotliCodec();
            case DEFLATE -> new DeflateCodec();
            case XZ -> new XzCodec();
        };
    }
}
