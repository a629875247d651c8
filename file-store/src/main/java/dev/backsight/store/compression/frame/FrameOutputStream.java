package dev.backsight.store.compression.frame;

import dev.backsight.store.compression.BlockCompressor;
import dev.backsight.store.compression.Compression;
import dev.backsight.store.compression.TrialSchedule;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import java.util.zip.CRC32C;

/**
 * Writes one frame; for one thread at a time. Holds two blocks and the codec's own memory until closed. That is native,
 * except with xz: 4 MiB of heap for blocks of 256 KiB, and up to 47 MiB for blocks of 4 MiB.
 *
 * <p>Like every stream that ends with a trailer, it takes {@link #close} for the end of the content. Where content may
 * break off half-way and close be called all the same, as try-with-resources does, declare the size
 * ({@link FrameOptions#withOriginalSize}): a frame that is short of it gets no trailer.
 */
public final class FrameOutputStream extends OutputStream {

    private enum State {
        OPEN,
        FINISHED,
        /** A block is being written, or failed to be: its bytes are missing or half there, and nothing can follow. */
        BROKEN
    }

    private final OutputStream target;
    private final FrameHeader header;
    private final byte[] block;
    private final byte[] compressed;
    private final BlockCompressor compressor;
    private final TrialSchedule schedule = new TrialSchedule();
    private final CRC32C checksum = new CRC32C();
    private int filled;
    private long blocks;
    private long size;
    private State state = State.OPEN;

    /**
     * Begins a frame, and writes its header.
     *
     * @throws IOException if the target does
     */
    public FrameOutputStream(OutputStream target, FrameOptions options) throws IOException {
        this(target, options.header(), options.newCompressor());
    }

    /** @param compressor closed with the stream, and at once if the target does not take the header */
    FrameOutputStream(OutputStream target, FrameHeader header, BlockCompressor compressor) throws IOException {
        this.target = target;
        this.header = header;
        this.compressor = compressor;
        try {
            this.block = new byte[header.blockSize()];
            this.compressed = new byte[Compression.maxCompressedLength(header.blockSize())];
            target.write(header.encode());
        } catch (Throwable e) {
            compressor.close();
            throw e;
        }
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    /** @throws IOException if the target does, or if that is more than the size that was declared */
    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        requireOpen();
        if (header.originalSize().isPresent() && length > header.originalSize().getAsLong() - size - filled) {
            state = State.BROKEN;
            throw new IOException(
                    "more bytes are written than the " + header.originalSize().getAsLong() + " the frame declares");
        }
        int from = offset;
        int left = length;
        while (left > 0) {
            if (filled == 0 && left >= block.length) {
                writeBlock(bytes, from, block.length);
                from += block.length;
                left -= block.length;
            } else {
                int count = Math.min(left, block.length - filled);
                System.arraycopy(bytes, from, block, filled, count);
                filled += count;
                from += count;
                left -= count;
                if (filled == block.length) {
                    writeBuffered();
                }
            }
        }
    }

    private void writeBuffered() throws IOException {
        if (filled > 0) {
            writeBlock(block, 0, filled);
            filled = 0;
        }
    }

    private void writeBlock(byte[] bytes, int offset, int length) throws IOException {
        state = State.BROKEN;
        checksum.update(bytes, offset, length);
        int stored = BlockCompressor.INCOMPRESSIBLE;
        if (schedule.tryNext()) {
            stored = compressor.compress(bytes, offset, length, compressed);
            schedule.tried(stored != BlockCompressor.INCOMPRESSIBLE);
        }
        if (stored == BlockCompressor.INCOMPRESSIBLE) {
            append(length, bytes, offset, length);
        } else {
            append(length, compressed, 0, stored);
        }
        blocks++;
        size += length;
        state = State.OPEN;
    }

    private void append(int original, byte[] stored, int offset, int length) throws IOException {
        int blockChecksum = FrameBlock.checksum(blocks, original, stored, offset, length);
        target.write(FrameBlock.header(original, length, blockChecksum));
        target.write(stored, offset, length);
    }

    /** Ends the block at hand, so that a reader gets all that was written so far. Done often, it costs compression. */
    @Override
    public void flush() throws IOException {
        if (state == State.OPEN) {
            writeBuffered();
        }
        target.flush();
    }

    /**
     * Ends the frame, and leaves the target open for what is to follow it. Further calls do nothing.
     *
     * @throws IOException if the target does, or if less was written than declared
     */
    public void finish() throws IOException {
        if (state == State.FINISHED) {
            return;
        }
        requireOpen();
        writeBuffered();
        state = State.BROKEN;
        if (header.originalSize().orElse(size) != size) {
            throw new IOException("only " + size + " bytes were written of the "
                    + header.originalSize().getAsLong() + " the frame declares; it was left without its end");
        }
        target.write(new FrameTrailer(size, (int) checksum.getValue()).encode());
        state = State.FINISHED;
    }

    private void requireOpen() throws IOException {
        if (state == State.FINISHED) {
            throw new IOException("the frame is finished");
        }
        if (state == State.BROKEN) {
            throw new IOException("the frame broke off at an earlier error; write it anew");
        }
    }

    /** Ends the frame, unless it broke off earlier, and closes the target. */
    @Override
    public void close() throws IOException {
        try (target;
                compressor) {
            if (state == State.OPEN) {
                finish();
            }
        }
    }
}
