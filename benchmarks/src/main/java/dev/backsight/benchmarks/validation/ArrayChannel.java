package dev.backsight.benchmarks.validation;

import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.util.Objects;

/** An array to be read like a file. Closing it does nothing: it is read again. */
final class ArrayChannel implements SeekableByteChannel {

    private final byte[] content;
    private long position;

    ArrayChannel(byte[] content) {
        this.content = content;
    }

    @Override
    public int read(ByteBuffer target) {
        if (position >= content.length) {
            return -1;
        }
        int length = (int) Math.min(target.remaining(), content.length - position);
        target.put(content, (int) position, length);
        position += length;
        return length;
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long next) {
        position = Objects.checkIndex(next, Long.MAX_VALUE);
        return this;
    }

    @Override
    public long size() {
        return content.length;
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {}
}
