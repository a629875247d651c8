package dev.backsight.store.validation;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;

/**
 * A channel's content. Its own failures come out as {@link SourceFailure}, so that they are not taken for something wrong
 * with the content, which would be the content's refusal.
 */
final class ChannelBytes implements RandomBytes {

    private final SeekableByteChannel channel;
    private final long size;

    ChannelBytes(SeekableByteChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public ByteBuffer read(long offset, int length) throws IOException {
        RandomBytes.requireWithin(this, offset, length);
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        fill(offset, bytes);
        return bytes.flip();
    }

    /** At most that many bytes of the beginning. */
    byte[] prefix(int length) throws IOException {
        return read(0, (int) Math.min(length, size)).array();
    }

    /** The bytes from one offset up to another, both within the content. */
    InputStream stream(long from, long to) throws EOFException {
        if (from < 0 || to < from || to > size) {
            throw new EOFException("bytes " + from + " to " + to + " are not within the " + size + " there are");
        }
        return new Range(from, to);
    }

    private void fill(long offset, ByteBuffer target) throws IOException {
        try {
            channel.position(offset);
            while (target.hasRemaining()) {
                if (channel.read(target) < 0) {
                    throw new EOFException("the content became shorter while it was judged");
                }
            }
        } catch (IOException e) {
            throw new SourceFailure(e);
        }
    }

    private final class Range extends InputStream {

        private long position;
        private final long end;

        Range(long position, long end) {
            this.position = position;
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            int wanted = (int) Math.min(length, end - position);
            if (wanted == 0) {
                return -1;
            }
            fill(position, ByteBuffer.wrap(target, offset, wanted));
            position += wanted;
            return wanted;
        }

        @Override
        public int available() {
            return (int) Math.min(Integer.MAX_VALUE, end - position);
        }
    }

    /** A channel or file failed, which says nothing of the content. */
    static final class SourceFailure extends IOException {

        private static final long serialVersionUID = 1L;

        private final IOException failure;

        SourceFailure(IOException failure) {
            super(failure);
            this.failure = failure;
        }

        IOException failure() {
            return failure;
        }
    }
}
