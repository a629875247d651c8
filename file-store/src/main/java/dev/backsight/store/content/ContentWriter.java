package dev.backsight.store.content;

import dev.backsight.store.compression.adaptive.CompressionChoice;
import dev.backsight.store.identity.ContentId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * Encodes one content into one block file of version 1. Memory beyond the workspace is the table's: 16 to 32 bytes a
 * block, and up to 48 while it grows.
 */
final class ContentWriter {

    private final BlockFile file;
    private final BlockWorkspace workspace;
    private final BlockAppender appender;
    private ByteBuffer table = ByteBuffer.allocate(64 * BlockEntry.BYTES);
    private long blocks;
    private long size;

    ContentWriter(BlockFile file, BlockWorkspace workspace, CompressionChoice choice) {
        this.file = file;
        this.workspace = workspace;
        this.appender = new BlockAppender(file, choice, ContentHeader.BYTES);
    }

    /** Writes everything the source has; it may hand out its bytes in pieces of any length. */
    void write(InputStream source) throws IOException {
        byte[] block = workspace.original;
        int length;
        do {
            length = source.readNBytes(block, 0, block.length);
            writeBlock(block, 0, length);
        } while (length == block.length);
    }

    void write(byte[] content) throws IOException {
        int blockSize = workspace.original.length;
        int length;
        // Not by blocks: behind the last one of the longest arrays there is no int any more.
        for (int offset = 0; offset < content.length; offset += length) {
            length = Math.min(blockSize, content.length - offset);
            writeBlock(content, offset, length);
        }
    }

    private void writeBlock(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return;
        }
        ContentHeader.requireSize(size + length);
        if (!table.hasRemaining()) {
            table = ByteBuffer.allocate(2 * table.capacity()).put(table.flip());
        }
        long position = appender.position();
        CRC32C checksum = Block.checksumOf(blocks);
        int stored = appender.append(workspace, bytes, offset, length, checksum);
        new BlockEntry(position, stored, (int) checksum.getValue()).encode(table);
        size += length;
        blocks++;
    }

    /** Writes table and header. */
    Written finish(ContentId id) throws IOException {
        ContentHeader header = new ContentHeader(
                appender.codec(), appender.level(), workspace.original.length, size, appender.position(), id);
        file.writeFully(table.flip(), appender.position());
        file.writeFully(header.encode(), 0);
        return new Written(id, size, header.fileSize(), header.codec(), appender.compressNanos());
    }
}
