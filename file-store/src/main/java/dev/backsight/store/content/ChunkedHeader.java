package dev.backsight.store.content;

import dev.backsight.store.compression.Codec;
import dev.backsight.store.identity.ContentId;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * The first {@value #BYTES} bytes of a content file of version 2, as laid out in the package's documentation.
 *
 * @param codec of the blocks in this file
 * @param level what the codec was told, -128 to 127; informative
 * @param maxBlock original bytes of the longest block, at most
 * @param size original bytes of the whole content
 * @param basesOffset where the list of bases begins, and the blocks end
 * @param blocks how many entries the block table has
 * @param bases from how many contents blocks are borrowed
 * @param basesChecksum CRC32C of the list of bases
 * @param tableChecksum CRC32C of the block table
 */
record ChunkedHeader(
        Codec codec,
        int level,
        int maxBlock,
        long size,
        long basesOffset,
        ContentId id,
        int blocks,
        int bases,
        int basesChecksum,
        int tableChecksum) {

    static final int BYTES = 84;
    static final int VERSION = 2;
    static final int MAX_BASES = 8;

    private static final int CHECKSUM_OFFSET = 80;

    /** No file of ours comes near it; keeps sums of offsets from overflowing. */
    private static final long MAX_OFFSET = 4 * ContentHeader.MAX_SIZE;

    ChunkedHeader {
        if (maxBlock < 1 || maxBlock > ContentHeader.MAX_BLOCK_SIZE) {
            throw new IllegalArgumentException(
                    "block length " + maxBlock + " is not in 1 to " + ContentHeader.MAX_BLOCK_SIZE);
        }
        if (size < 0 || size > ContentHeader.MAX_SIZE) {
            throw new IllegalArgumentException("size " + size + " is not in 0 to " + ContentHeader.MAX_SIZE);
        }
        if (basesOffset < BYTES || basesOffset > MAX_OFFSET) {
            throw new IllegalArgumentException(
                    "offset " + basesOffset + " of the list of bases is not in " + BYTES + " to " + MAX_OFFSET);
        }
        if (blocks < 0 || blocks > size || (long) blocks * maxBlock < size) {
            throw new IllegalArgumentException(
                    blocks + " blocks of 1 to " + maxBlock + " bytes cannot make " + size + " bytes");
        }
        if (bases < 0 || bases > MAX_BASES) {
            throw new IllegalArgumentException(bases + " bases are not in 0 to " + MAX_BASES);
        }
    }

    /** Where the block table begins. */
    long tableOffset() {
        return basesOffset + (long) bases * Base.BYTES;
    }

    /** What the length of the file must be. */
    long fileSize() {
        return tableOffset() + (long) blocks * ChunkEntry.BYTES;
    }

    ByteBuffer encode() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES)
                .putLong(ContentHeader.MAGIC)
                .putShort((short) VERSION)
                .put((byte) codec.id())
                .put((byte) level)
                .putInt(maxBlock)
                .putLong(size)
                .putLong(basesOffset)
                .put(id.toBytes())
                .putInt(blocks)
                .putShort((short) bases)
                .putShort((short) 0)
                .putInt(basesChecksum)
                .putInt(tableChecksum);
        return bytes.putInt(checksum(bytes)).flip();
    }

    /**
     * @param bytes {@value #BYTES} bytes, whose magic and version are right
     * @throws NewerHeaderException if the bytes name a codec that this version does not know
     * @throws MalformedHeaderException if the bytes are otherwise not a header this version reads
     */
    static ChunkedHeader decode(ByteBuffer bytes) throws MalformedHeaderException {
        if (bytes.getInt(CHECKSUM_OFFSET) != checksum(bytes)) {
            throw new MalformedHeaderException("the header's checksum does not match");
        }
        if (bytes.getShort(70) != 0) {
            throw new MalformedHeaderException("the two bytes at 70 are not 0");
        }
        try {
            return new ChunkedHeader(
                    ContentHeader.codec(bytes.get(10)),
                    bytes.get(11),
                    bytes.getInt(12),
                    bytes.getLong(16),
                    bytes.getLong(24),
                    ContentId.read(bytes.slice(32, ContentId.BYTES)),
                    bytes.getInt(64),
                    Short.toUnsignedInt(bytes.getShort(68)),
                    bytes.getInt(72),
                    bytes.getInt(76));
        } catch (IllegalArgumentException e) {
            throw new MalformedHeaderException(e.getMessage(), e);
        }
    }

    private static int checksum(ByteBuffer header) {
        CRC32C crc = new CRC32C();
        crc.update(header.array(), header.arrayOffset(), CHECKSUM_OFFSET);
        return (int) crc.getValue();
    }
}
