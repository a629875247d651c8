package dev.backsight.store.content;

import java.io.IOException;

/**
 * The block table of version 2: blocks have any length, and are found by bisection. A damaged table may lead to the wrong
 * block, but not unnoticed: the checksum covers where a block begins and how long it is.
 */
final class ChunkedTable implements BlockTable {

    private final ContentBytes file;
    private final ChunkedHeader header;
    private final TableWindow window;
    private long last;

    ChunkedTable(ContentBytes file, ChunkedHeader header) {
        this.file = file;
        this.header = header;
        this.window = new TableWindow(file, header.tableOffset(), ChunkEntry.BYTES, header.blocks());
    }

    @Override
    public long blocks() {
        return header.blocks();
    }

    @Override
    public Block block(long number) throws IOException {
        ChunkEntry entry = entry(number);
        long end = end(number);
        long length = end - entry.start();
        if (entry.start() < 0 || end > header.size() || length < 1 || length > header.maxBlock()) {
            throw file.corrupt(
                    window.entryOffset(number),
                    Math.max(0, Math.min(entry.start(), header.size())),
                    "the table lets block " + number + " go from " + entry.start() + " to " + end,
                    null);
        }
        return new Block(
                number,
                entry.start(),
                (int) length,
                window.entryOffset(number),
                entry.base(),
                entry.where(),
                entry.stored(),
                entry.checksum(),
                ChunkedHeader.VERSION);
    }

    @Override
    public Block at(long position) throws IOException {
        // Readers mostly go on where they were.
        if (!contains(last, position)) {
            last = last + 1 < header.blocks() && contains(last + 1, position) ? last + 1 : find(position);
        }
        Block block = block(last);
        if (position < block.start() || position >= block.end()) {
            throw file.corrupt(
                    block.entryOffset(),
                    position,
                    "the table has no block with byte " + position + "; next to it block " + last + " goes from "
                            + block.start() + " to " + block.end(),
                    null);
        }
        return block;
    }

    private boolean contains(long number, long position) throws IOException {
        return entry(number).start() <= position && position < end(number);
    }

    /** The last block that begins at or before a position. */
    private long find(long position) throws IOException {
        long low = 0;
        long high = header.blocks();
        while (high - low > 1) {
            long middle = (low + high) >>> 1;
            if (entry(middle).start() <= position) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private ChunkEntry entry(long number) throws IOException {
        return ChunkEntry.decode(window.entry(number));
    }

    private long end(long number) throws IOException {
        return number + 1 < header.blocks() ? entry(number + 1).start() : header.size();
    }
}
