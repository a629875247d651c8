package dev.backsight.store.content;

import java.io.IOException;

/** The block table of version 1: all blocks but the last have the same length. */
final class FixedTable implements BlockTable {

    private final ContentHeader header;
    private final TableWindow window;

    FixedTable(ContentBytes file, ContentHeader header) {
        this.header = header;
        this.window = new TableWindow(file, header.tableOffset(), BlockEntry.BYTES, header.blocks());
    }

    @Override
    public long blocks() {
        return header.blocks();
    }

    @Override
    public Block block(long number) throws IOException {
        BlockEntry entry = BlockEntry.decode(window.entry(number));
        return new Block(
                number,
                number * header.blockSize(),
                header.blockLength(number),
                window.entryOffset(number),
                0,
                entry.offset(),
                entry.length(),
                entry.checksum(),
                ContentHeader.VERSION);
    }

    @Override
    public Block at(long position) throws IOException {
        return block(position / header.blockSize());
    }
}
