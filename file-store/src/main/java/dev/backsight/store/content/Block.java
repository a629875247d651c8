package dev.backsight.store.content;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * One block of a content, and where its bytes are, as the block table says. That is not to be trusted before the checksum
 * matches.
 *
 * @param number of the block, from 0 on
 * @param start of the block in the original content
 * @param length of the block in the original content
 * @param entryOffset where in the file the table says so
 * @param base 0 if its bytes are in this file, otherwise the number of the base they are borrowed from, from 1 on
 * @param where in this file, or in the original content of the base
 * @param stored bytes in this file; if {@code length}, they are the original ones
 * @param checksum what {@link #checksumOf} must be
 * @param version of the file
 */
record Block(
        long number,
        long start,
        int length,
        long entryOffset,
        int base,
        long where,
        int stored,
        int checksum,
        int version) {

    boolean isBorrowed() {
        return base != 0;
    }

    /** Where in the original content the block after this one begins. */
    long end() {
        return start + length;
    }

    /** @param bytes the stored ones, or of a borrowed block the original ones */
    int checksumOf(byte[] bytes, int offset, int count) {
        CRC32C crc = version == ChunkedHeader.VERSION ? checksumOf(number, start, length) : checksumOf(number);
        crc.update(bytes, offset, count);
        return (int) crc.getValue();
    }

    /** What a checksum begins with in version 1, where everything but the number follows from the header. */
    static CRC32C checksumOf(long number) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(Long.BYTES).putLong(0, number));
        return crc;
    }

    /** What a checksum begins with in version 2. */
    static CRC32C checksumOf(long number, long start, int length) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(2 * Long.BYTES + Integer.BYTES)
                .putLong(number)
                .putLong(start)
                .putInt(length)
                .flip());
        return crc;
    }
}
