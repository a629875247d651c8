package dev.backsight.store.content;

import java.nio.ByteBuffer;

/**
 * One line of the block table of version 1.
 *
 * @param offset of the block in its file
 * @param length stored bytes
 * @param checksum CRC32C over the block's number and its stored bytes
 */
record BlockEntry(long offset, int length, int checksum) {

    static final int BYTES = 16;

    void encode(ByteBuffer into) {
        into.putLong(offset).putInt(length).putInt(checksum);
    }

    static BlockEntry decode(ByteBuffer from) {
        return new BlockEntry(from.getLong(), from.getInt(), from.getInt());
    }
}
