package dev.backsight.store.content;

import dev.backsight.store.compression.BlockCompressor;
import dev.backsight.store.compression.Codec;
import dev.backsight.store.compression.Compression;
import dev.backsight.store.compression.adaptive.BlockAttempts;
import dev.backsight.store.compression.adaptive.CompressionChoice;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** Writes the blocks of one content to its file, one after the other, compressed where that pays. For one thread. */
final class BlockAppender {

    private final BlockFile file;
    private final Compression compression;
    private final BlockAttempts attempts;
    private long position;
    private boolean anyCompressed;
    private long compressNanos;

    /** @param position where in the file the first block goes */
    BlockAppender(BlockFile file, CompressionChoice choice, long position) {
        this.file = file;
        this.compression = choice.compression();
        this.attempts = new BlockAttempts(choice);
        this.position = position;
    }

    /**
     * Writes one block.
     *
     * @param checksum is updated with the stored bytes
     * @return how many these are
     */
    int append(BlockWorkspace workspace, byte[] bytes, int offset, int length, CRC32C checksum) throws IOException {
        int compressed = BlockCompressor.INCOMPRESSIBLE;
        if (attempts.tryNext(bytes, offset, length)) {
            long started = System.nanoTime();
            compressed = workspace.compressor(compression).compress(bytes, offset, length, workspace.stored);
            compressNanos += System.nanoTime() - started;
            attempts.tried(compressed != BlockCompressor.INCOMPRESSIBLE);
        }
        if (compressed == BlockCompressor.INCOMPRESSIBLE) {
            return write(bytes, offset, length, checksum);
        }
        anyCompressed = true;
        return write(workspace.stored, 0, compressed, checksum);
    }

    private int write(byte[] stored, int offset, int length, CRC32C checksum) throws IOException {
        checksum.update(stored, offset, length);
        file.writeFully(ByteBuffer.wrap(stored, offset, length), position);
        position += length;
        return length;
    }

    /** Where in the file the next block goes. */
    long position() {
        return position;
    }

    /** Leaves out what comes before that position. */
    void skipTo(long later) {
        position = later;
    }

    /** {@link Codec#STORED} if no block was worth compressing. */
    Codec codec() {
        return anyCompressed ? compression.codec() : Codec.STORED;
    }

    /** Spent in compressing so far, whether that paid or not. */
    long compressNanos() {
        return compressNanos;
    }

    int level() {
        return anyCompressed ? compression.level() : 0;
    }
}
