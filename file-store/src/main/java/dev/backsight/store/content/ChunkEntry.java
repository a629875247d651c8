package dev.backsight.store.content;

import java.nio.ByteBuffer;

/**
 * One line of the block table of version 2.
 *
 * @param start of the block in the original content
 * @param where in this file if the block is its own, in the original content of the base if it is borrowed
 * @param stored bytes in this file; 0 if the block is borrowed
 * @param checksum see {@link Block#checksumOf}
 * @param base 0 if the block is this file's own, otherwise the number of the base, from 1 on
 */
record ChunkEntry(long start, long where, int stored, int checksum, int base) {

    static final int BYTES = 28;

    void encode(ByteBuffer into) {
        into.putLong(start).putLong(where).putInt(stored).putInt(checksum).putInt(base);
    }

    static ChunkEntry decode(ByteBuffer from) {
        return new ChunkEntry(from.getLong(), from.getLong(), from.getInt(), from.getInt(), from.getInt());
    }
}
