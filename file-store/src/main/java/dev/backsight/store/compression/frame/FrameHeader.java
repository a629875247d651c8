package dev.backsight.store.compression.frame;

import dev.backsight.store.compression.Codec;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import java.util.zip.CRC32C;

/**
 * The first {@value #BYTES} bytes of a frame, as laid out in the package's documentation.
 *
 * @param level what the codec was told, -128 to 127; informative
 * @param blockSize most original bytes of a block: a power of two, {@value #MIN_BLOCK_SIZE} to {@value #MAX_BLOCK_SIZE}
 * @param originalSize original bytes of the whole frame, if they were known when it was begun
 * @param dictionaryId number of the zstd dictionary the blocks need, 1 to 2^32 - 1; 0 if none
 */
public record FrameHeader(Codec codec, int level, int blockSize, OptionalLong originalSize, long dictionaryId) {

    /** Least block size. */
    public static final int MIN_BLOCK_SIZE = 4 << 10;

    /** Greatest block size. */
    public static final int MAX_BLOCK_SIZE = 4 << 20;

    static final int BYTES = 32;

    private static final int VERSION_OFFSET = 8;
    private static final int CODEC_OFFSET = 10;
    private static final int LEVEL_OFFSET = 11;
    private static final int BLOCK_SIZE_OFFSET = 12;
    private static final int SIZE_OFFSET = 16;
    static final int DICTIONARY_OFFSET = 24;
    private static final int CHECKSUM_OFFSET = 28;

    private static final long MAGIC = 0x89425346_0D0A1A0AL;
    private static final int VERSION = 1;
    private static final long UNKNOWN_SIZE = -1;

    /** @throws IllegalArgumentException if a value is out of its range, or a codec but zstd is to use a dictionary */
    public FrameHeader {
        if (level < Byte.MIN_VALUE || level > Byte.MAX_VALUE) {
            throw new IllegalArgumentException("level " + level + " does not fit a byte");
        }
        if (!isBlockSize(blockSize)) {
            throw new IllegalArgumentException(blockSizeProblem(blockSize));
        }
        if (originalSize.isPresent() && originalSize.getAsLong() < 0) {
            throw new IllegalArgumentException("a frame cannot have " + originalSize.getAsLong() + " bytes");
        }
        if (dictionaryId < 0 || dictionaryId >> Integer.SIZE != 0) {
            throw new IllegalArgumentException("dictionary id " + dictionaryId + " is not in 0 to 2^32 - 1");
        }
        if (dictionaryId != 0 && codec != Codec.ZSTD) {
            throw new IllegalArgumentException("codec " + codec + " takes no zstd dictionary; only ZSTD does");
        }
    }

    static boolean isBlockSize(int bytes) {
        return Integer.bitCount(bytes) == 1 && bytes >= MIN_BLOCK_SIZE && bytes <= MAX_BLOCK_SIZE;
    }

    static String blockSizeProblem(int bytes) {
        return "block size " + bytes + " is not a power of two from " + MIN_BLOCK_SIZE + " to " + MAX_BLOCK_SIZE;
    }

    byte[] encode() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES)
                .putLong(MAGIC)
                .putShort((short) VERSION)
                .put((byte) codec.id())
                .put((byte) level)
                .putInt(blockSize)
                .putLong(originalSize.orElse(UNKNOWN_SIZE))
                .putInt((int) dictionaryId);
        return bytes.putInt(checksum(bytes)).array();
    }

    static FrameHeader decode(ByteBuffer bytes) throws MalformedFrameException {
        if (bytes.getLong(0) != MAGIC) {
            throw new MalformedFrameException(0, "this is no frame: the magic number is missing");
        }
        int version = Short.toUnsignedInt(bytes.getShort(VERSION_OFFSET));
        if (version != VERSION) {
            throw new MalformedFrameException(
                    VERSION_OFFSET, "format version " + version + " is unknown; this reader knows version " + VERSION);
        }
        if (bytes.getInt(CHECKSUM_OFFSET) != checksum(bytes)) {
            throw new MalformedFrameException(CHECKSUM_OFFSET, "the header's checksum does not match");
        }
        int codecId = Byte.toUnsignedInt(bytes.get(CODEC_OFFSET));
        Codec codec = Codec.ofId(codecId)
                .orElseThrow(() ->
                        new MalformedFrameException(CODEC_OFFSET, "codec " + codecId + " is unknown to this reader"));
        int blockSize = bytes.getInt(BLOCK_SIZE_OFFSET);
        if (!isBlockSize(blockSize)) {
            throw new MalformedFrameException(BLOCK_SIZE_OFFSET, blockSizeProblem(blockSize));
        }
        long size = bytes.getLong(SIZE_OFFSET);
        if (size < 0 && size != UNKNOWN_SIZE) {
            throw new MalformedFrameException(SIZE_OFFSET, "the original size is " + size);
        }
        long dictionaryId = Integer.toUnsignedLong(bytes.getInt(DICTIONARY_OFFSET));
        if (dictionaryId != 0 && codec != Codec.ZSTD) {
            throw new MalformedFrameException(
                    DICTIONARY_OFFSET, "codec " + codec + " takes no zstd dictionary, but it names " + dictionaryId);
        }
        OptionalLong originalSize = size == UNKNOWN_SIZE ? OptionalLong.empty() : OptionalLong.of(size);
        return new FrameHeader(codec, bytes.get(LEVEL_OFFSET), blockSize, originalSize, dictionaryId);
    }

    private static int checksum(ByteBuffer header) {
        CRC32C crc = new CRC32C();
        crc.update(header.slice(0, CHECKSUM_OFFSET));
        return (int) crc.getValue();
    }
}
