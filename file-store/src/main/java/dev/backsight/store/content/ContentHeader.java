package dev.backsight.store.content;

import dev.backsight.store.compression.Codec;
import dev.backsight.store.identity.ContentId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * The first {@value #BYTES} bytes of a content file of version 1, as laid out in the package's documentation.
 *
 * @param level what the codec was told, -128 to 127; informative
 * @param blockSize original bytes of every block but the last
 * @param size original bytes of the whole content
 * @param tableOffset where the block table begins
 */
record ContentHeader(Codec codec, int level, int blockSize, long size, long tableOffset, ContentId id) {

    static final int BYTES = 68;
    static final int MIN_BLOCK_SIZE = 4 << 10;
    static final int MAX_BLOCK_SIZE = 256 << 10;
    static final long MAX_SIZE = 1L << 40;

    static final long MAGIC = 0x89425343_0D0A1A0AL;
    static final int VERSION = 1;

    ContentHeader {
        if (Integer.bitCount(blockSize) != 1 || blockSize < MIN_BLOCK_SIZE || blockSize > MAX_BLOCK_SIZE) {
            throw new IllegalArgumentException("block size " + blockSize + " is not a power of two from "
                    + MIN_BLOCK_SIZE + " to " + MAX_BLOCK_SIZE);
        }
        if (size < 0 || size > MAX_SIZE) {
            throw new IllegalArgumentException("size " + size + " is not in 0 to " + MAX_SIZE);
        }
        if (tableOffset < BYTES || tableOffset > BYTES + size) {
            throw new IllegalArgumentException(
                    "block table offset " + tableOffset + " is not in " + BYTES + " to " + (BYTES + size));
        }
    }

    /** @throws IOException if that is more than a content may have */
    static void requireSize(long size) throws IOException {
        if (size > MAX_SIZE) {
            throw new IOException("a file has at most " + MAX_SIZE + " bytes; split this one");
        }
    }

    long blocks() {
        return (size + blockSize - 1) / blockSize;
    }

    /** Original bytes of that block. */
    int blockLength(long block) {
        return (int) Math.min(blockSize, size - block * blockSize);
    }

    /** What the length of the file must be. */
    long fileSize() {
        return tableOffset + blocks() * BlockEntry.BYTES;
    }

    ByteBuffer encode() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES)
                .putLong(MAGIC)
                .putShort((short) VERSION)
                .put((byte) codec.id())
                .put((byte) level)
                .putInt(blockSize)
                .putLong(size)
                .putLong(tableOffset)
                .put(id.toBytes());
        return bytes.putInt(checksum(bytes)).flip();
    }

    /**
     * The version of a header, checked before its checksum, which a newer version may keep elsewhere: for a flipped bit
     * this says too much, but the other way round the user would be told to delete a healthy file.
     *
     * @throws NewerHeaderException if this store does not read the version
     * @throws MalformedHeaderException if this is no header
     */
    static int version(ByteBuffer bytes) throws MalformedHeaderException {
        if (bytes.getLong(0) != MAGIC) {
            throw new MalformedHeaderException("this is no content file: the magic number is missing");
        }
        int version = Short.toUnsignedInt(bytes.getShort(8));
        if (version != VERSION && version != ChunkedHeader.VERSION) {
            throw new NewerHeaderException("format version " + version + " is unknown; this store reads versions "
                    + VERSION + " and " + ChunkedHeader.VERSION);
        }
        return version;
    }

    static Codec codec(byte id) throws NewerHeaderException {
        int number = Byte.toUnsignedInt(id);
        return Codec.ofId(number)
                .orElseThrow(() -> new NewerHeaderException("codec " + number + " is unknown to this store"));
    }

    /**
     * @param bytes whose magic and version are right
     * @throws NewerHeaderException if the bytes name a codec that this version does not know
     * @throws MalformedHeaderException if the bytes are otherwise not a header this version reads
     */
    static ContentHeader decode(ByteBuffer bytes) throws MalformedHeaderException {
        if (bytes.getInt(64) != checksum(bytes)) {
            throw new MalformedHeaderException("the header's checksum does not match");
        }
        try {
            return new ContentHeader(
                    codec(bytes.get(10)),
                    bytes.get(11),
                    bytes.getInt(12),
                    bytes.getLong(16),
                    bytes.getLong(24),
                    ContentId.read(bytes.slice(32, ContentId.BYTES)));
        } catch (IllegalArgumentException e) {
            throw new MalformedHeaderException(e.getMessage(), e);
        }
    }

    private static int checksum(ByteBuffer header) {
        CRC32C crc = new CRC32C();
        crc.update(header.array(), header.arrayOffset(), 64);
        return (int) crc.getValue();
    }
}
