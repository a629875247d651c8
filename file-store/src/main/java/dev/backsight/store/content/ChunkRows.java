package dev.backsight.store.content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The block table of a content that is being written, and the hashes of its chunks: 36 bytes a block, in pieces, so that
 * growing copies nothing.
 */
final class ChunkRows {

    private static final int ROW = ChunkEntry.BYTES + Long.BYTES;
    private static final int ROWS = 1024;

    private final List<ByteBuffer> pieces = new ArrayList<>();
    private int size;

    int size() {
        return size;
    }

    void add(ChunkEntry entry, long hash) {
        if (size % ROWS == 0) {
            pieces.add(ByteBuffer.allocate(ROWS * ROW));
        }
        entry.encode(row(size));
        row(size).putLong(ChunkEntry.BYTES, hash);
        size++;
    }

    ChunkEntry entry(int number) {
        return ChunkEntry.decode(row(number));
    }

    long hash(int number) {
        return row(number).getLong(ChunkEntry.BYTES);
    }

    void replace(int number, ChunkEntry entry) {
        entry.encode(row(number));
    }

    private ByteBuffer row(int number) {
        return pieces.get(number / ROWS).slice(number % ROWS * ROW, ROW);
    }

    /**
     * Writes the table as it is on disk.
     *
     * @return its CRC32C
     */
    int write(BlockFile file, long offset) throws IOException {
        CRC32C crc = new CRC32C();
        ByteBuffer part = ByteBuffer.allocate(Math.min(size, ROWS) * ChunkEntry.BYTES);
        long position = offset;
        for (int number = 0; number < size; number++) {
            part.put(row(number).limit(ChunkEntry.BYTES));
            if (!part.hasRemaining() || number == size - 1) {
                crc.update(part.flip());
                part.rewind();
                int length = part.remaining();
                file.writeFully(part, position);
                position += length;
                part.clear();
            }
        }
        return (int) crc.getValue();
    }
}
