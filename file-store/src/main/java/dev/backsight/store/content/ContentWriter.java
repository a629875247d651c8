package dev.backsight.store.content;

import dev.backsight.store.compression.BlockCompressor;
import dev.backsight.store.compression.Codec;
import dev.backsight.store.compression.Compression;
import dev.backsight.store.compression.adaptive.BlockAttempts;
import dev.backsight.store.compression.adaptive.CompressionChoice;
import dev.backsight.store.identity.ContentId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * Encodes one content into one block file. Memory beyond the workspace is the table's: 16 to 32 bytes a block, and up to 48
 * while it grows.
 */
final class ContentWriter {

    private final BlockFile file;
    private final BlockWorkspace workspace;
    private final Compression compression;
    private final BlockCompressor compressor;
    private final BlockAttempts attempts;
    private ByteBuffer table = ByteBuffer.allocate(64 * BlockEntry.BYTES);
    private long blocks;
    private long size;
    private long position = ContentHeader.BYTES;
    private boolean anyCompressed;

    ContentWriter(BlockFile file, BlockWorkspace workspace, CompressionChoice choice) {
        this.file = file;
        this.workspace = workspace;
        this.compression = choice.compression();
        this.compressor = workspace.compressor(compression);
        this.attempts = new BlockAttempts(choice);
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
        for (int offset = 0; offset < content.length; offset += blockSize) {
            writeBlock(content, offset, Math.min(blockSize, content.length - offset));
        }
    }

    private void writeBlock(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return;
        }
        if (size + length > ContentHeader.MAX_SIZE) {
            throw new IOException("a file has at most " + ContentHeader.MAX_SIZE + " bytes; split this one");
        }
        int compressed = BlockCompressor.INCOMPRESSIBLE;
        if (attempts.tryNext(bytes, offset, length)) {
            compressed = compressor.compress(bytes, offset, length, workspace.stored);
            attempts.tried(compressed != BlockCompressor.INCOMPRESSIBLE);
        }
        if (compressed == BlockCompressor.INCOMPRESSIBLE) {
            append(bytes, offset, length);
        } else {
            anyCompressed = true;
            append(workspace.stored, 0, compressed);
        }
        size += length;
    }

    private void append(byte[] stored, int offset, int length) throws IOException {
        if (!table.hasRemaining()) {
            table = ByteBuffer.allocate(2 * table.capacity()).put(table.flip());
        }
        new BlockEntry(position, length, BlockEntry.checksum(blocks, stored, offset, length)).encode(table);
        file.write(ByteBuffer.wrap(stored, offset, length), position);
        position += length;
        blocks++;
    }

    /** Writes table and header. */
    ContentHeader finish(ContentId id) throws IOException {
        ContentHeader header = new ContentHeader(
                anyCompressed ? compression.codec() : Codec.STORED,
                anyCompressed ? compression.level() : 0,
                workspace.original.length,
                size,
                position,
                id);
        file.write(table.flip(), position);
        file.write(header.encode(), 0);
        return header;
    }
}
