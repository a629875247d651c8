package dev.backsight.store.content;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The part of a block table that was looked at last, so that a large table is never in memory as a whole. */
final class TableWindow {

    private static final int ENTRIES = 256;

    private final ContentBytes file;
    private final long offset;
    private final int width;
    private final long count;
    private ByteBuffer entries = ByteBuffer.allocate(0);
    private long first;

    /**
     * @param offset of the table in the file
     * @param width of an entry in bytes
     * @param count of entries
     */
    TableWindow(ContentBytes file, long offset, int width, long count) {
        this.file = file;
        this.offset = offset;
        this.width = width;
        this.count = count;
    }

    /** The bytes of that entry, 0 to {@code count} - 1. */
    ByteBuffer entry(long number) throws IOException {
        long index = number - first;
        if (index < 0 || index >= entries.limit() / width) {
            load(number - number % ENTRIES);
            index = number - first;
        }
        return entries.slice((int) index * width, width);
    }

    private void load(long from) throws IOException {
        ByteBuffer loaded = ByteBuffer.allocate((int) Math.min(ENTRIES, count - from) * width);
        if (!file.readFully(loaded, entryOffset(from))) {
            throw file.corrupt(entryOffset(from), 0, "the file ends within the block table", null);
        }
        entries = loaded.flip();
        first = from;
    }

    long entryOffset(long number) {
        return offset + number * width;
    }
}
