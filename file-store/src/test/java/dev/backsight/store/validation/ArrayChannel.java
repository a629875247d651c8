package dev.backsight.store.validation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** Content at hand as a channel, which can be made to fail from an offset on. */
final class ArrayChannel implements SeekableByteChannel {

    private final byte[] content;
    private final long failsFrom;
    private long position;

    ArrayChannel(byte[] content) {
        this(content, Long.MAX_VALUE);
    }

    ArrayChannel(byte[] content, long failsFrom) {
        this.content = content;
        this.failsFrom = failsFrom;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (position + target.remaining() > failsFrom) {
            throw new IOException("the disk is gone");
        }
        int read = (int) Math.min(target.remaining(), content.length - position);
        if (read <= 0) {
            return -1;
        }
        target.put(content, (int) position, read);
        position += read;
        return read;
    }

    @Override
    public int write(ByteBuffer source) {
        throw new AssertionError("judging writes nothing");
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        position = newPosition;
        return this;
    }

    @Override
    public long size() {
        return content.length;
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new AssertionError("judging truncates nothing");
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {}
}
