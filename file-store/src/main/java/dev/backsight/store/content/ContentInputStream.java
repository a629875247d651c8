package dev.backsight.store.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;

/**
 * A range of a content as a stream; closing it closes the reader, and another thread may do that. For one thread at a time
 * otherwise.
 */
public final class ContentInputStream extends InputStream {

    private final ContentReader reader;
    private final long end;
    private long position;

    /** @throws IndexOutOfBoundsException if the range does not lie within the content */
    public ContentInputStream(ContentReader reader, long offset, long length) {
        reader.requireRange(offset, length);
        this.reader = reader;
        this.position = offset;
        this.end = offset + length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (position == end) {
            return -1;
        }
        int count = (int) Math.min(length, end - position);
        reader.read(position, target, offset, count);
        position += count;
        return count;
    }

    @Override
    public long skip(long count) {
        long skipped = Math.max(0, Math.min(count, end - position));
        position += skipped;
        return skipped;
    }

    @Override
    public int available() {
        return (int) Math.min(Integer.MAX_VALUE, end - position);
    }

    @Override
    public long transferTo(OutputStream target) throws IOException {
        long start = position;
        byte[] buffer = new byte[(int) Math.min(ContentDirectory.BLOCK_SIZE, end - position)];
        while (position < end) {
            // Up to the next block boundary, so that whole blocks are decoded straight into the buffer.
            int count = (int) (Math.min(reader.blockEnd(position), end) - position);
            reader.read(position, buffer, 0, count);
            target.write(buffer, 0, count);
            position += count;
        }
        return position - start;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
