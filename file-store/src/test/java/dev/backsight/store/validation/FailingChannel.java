package dev.backsight.store.validation;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.commons.io.channels.ByteArraySeekableByteChannel;

/** Content on a disk that can be read up to an offset. */
final class FailingChannel extends ByteArraySeekableByteChannel {

    private final long failsFrom;

    FailingChannel(byte[] content, long failsFrom) throws IOException {
        write(ByteBuffer.wrap(content));
        position(0);
        this.failsFrom = failsFrom;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (position() + target.remaining() > failsFrom) {
            throw new IOException("the disk is gone");
        }
        return super.read(target);
    }
}
