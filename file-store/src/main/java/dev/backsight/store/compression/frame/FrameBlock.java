package dev.backsight.store.compression.frame;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** The fields before the bytes of a block, as laid out in the package's documentation. */
final class FrameBlock {

    static final int HEADER_BYTES = 12;

    private FrameBlock() {}

    /**
     * The checksum covers the block's place and both its lengths, so that blocks that were swapped, left out or repeated
     * are found, and no length is believed that was not written.
     */
    static int checksum(long number, int original, byte[] stored, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(16)
                .putLong(number)
                .putInt(original)
                .putInt(length)
                .flip());
        crc.update(stored, offset, length);
        return (int) crc.getValue();
    }

    static byte[] header(int original, int stored, int checksum) {
        return ByteBuffer.allocate(HEADER_BYTES)
                .putInt(original)
                .putInt(stored)
                .putInt(checksum)
                .array();
    }
}
