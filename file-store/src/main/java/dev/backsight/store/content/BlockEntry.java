package dev.backsight.store.content;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * Where a block lies in its file. Values read from disk are not to be trusted before the checksum matches.
 *
 * @param length stored bytes
 * @param checksum CRC32C over the block's number and its stored bytes
 */
record BlockEntry(long offset, int length, int checksum) {

    static final int BYTES = 16;

    static int checksum(long block, byte[] stored, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(Long.BYTES).putLong(0, block));
        crc.update(stored, offset, length);
        return (int) crc.getValue();
    }

    void encode(ByteBuffer into) {
        into.putLong(offset).putInt(length).putInt(checksum);
    }

    static BlockEntry decode(ByteBuffer from) {
        return new BlockEntry(from.getLong(), from.getInt(), from.getInt());
    }
}
