package dev.backsight.store.chunking;

import java.io.IOException;
import java.io.InputStream;

/**
 * Cuts a stream into chunks, one at a time, in a buffer of twice the greatest chunk. Where it cuts depends on the bytes
 * alone, not on the lengths in which the stream hands them out. For one thread.
 */
public final class ChunkStream {

    private final InputStream source;
    private final FastCdc cdc;
    private final byte[] buffer;
    private int offset;
    private int length;
    private int end;
    private boolean exhausted;

    /** @param source is read to its end, and not closed */
    public ChunkStream(InputStream source, FastCdc cdc) {
        this.source = source;
        this.cdc = cdc;
        this.buffer = new byte[2 * cdc.sizes().max()];
    }

    /**
     * Moves on to the next chunk.
     *
     * @return false if the stream has no more bytes
     */
    public boolean next() throws IOException {
        offset += length;
        length = 0;
        if (!exhausted && end - offset < cdc.sizes().max()) {
            fill();
        }
        length = cdc.cut(buffer, offset, end - offset).length();
        return length > 0;
    }

    private void fill() throws IOException {
        System.arraycopy(buffer, offset, buffer, 0, end - offset);
        end -= offset;
        offset = 0;
        int missing = buffer.length - end;
        int count = source.readNBytes(buffer, end, missing);
        end += count;
        exhausted = count < missing;
    }

    /** Holds the chunk at {@link #offset}; good until {@link #next} is called. */
    public byte[] buffer() {
        return buffer;
    }

    /** Where the chunk begins in the {@link #buffer}. */
    public int offset() {
        return offset;
    }

    /** Length of the chunk in bytes; 0 before the first and after the last. */
    public int length() {
        return length;
    }
}
