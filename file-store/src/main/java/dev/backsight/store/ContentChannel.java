package dev.backsight.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.util.Objects;

/** A content that is staged, as a channel to read from anywhere. For one thread at a time. */
final class ContentChannel implements SeekableByteChannel {

    private final Source source;
    private final long size;
    private long position;
    private boolean closed;

    ContentChannel(Source source, long size) {
        this.source = source;
        this.size = size;
    }

    /** Has the bytes. */
    @FunctionalInterface
    interface Source {

        /** Copies bytes that are all there. */
        void read(long from, byte[] target, int offset, int length) throws IOException;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        requireOpen();
        if (position >= size) {
            return -1;
        }
        byte[] part = new byte[(int) Math.min(into.remaining(), size - position)];
        source.read(position, part, 0, part.length);
        into.put(part);
        position += part.length;
        return part.length;
    }

    @Override
    public int write(ByteBuffer bytes) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long length) {
        throw new NonWritableChannelException();
    }

    @Override
    public long position() throws IOException {
        requireOpen();
        return position;
    }

    @Override
    public SeekableByteChannel position(long next) throws IOException {
        requireOpen();
        Objects.checkIndex(next, Long.MAX_VALUE);
        position = next;
        return this;
    }

    @Override
    public long size() throws IOException {
        requireOpen();
        return size;
    }

    private void requireOpen() throws ClosedChannelException {
        if (closed) {
            throw new ClosedChannelException();
        }
    }

    @Override
    public boolean isOpen() {
        return !closed;
    }

    @Override
    public void close() {
        closed = true;
    }
}
