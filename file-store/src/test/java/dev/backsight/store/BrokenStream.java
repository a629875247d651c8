package dev.backsight.store;

import java.io.IOException;
import java.io.InputStream;

/** Zeros, and then a failure. */
public final class BrokenStream extends InputStream {

    private int left;

    public BrokenStream(int bytes) {
        left = bytes;
    }

    @Override
    public int read() throws IOException {
        return read(new byte[1], 0, 1) < 0 ? -1 : 0;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (left == 0) {
            throw new IOException("the source failed");
        }
        int count = Math.min(length, left);
        left -= count;
        return count;
    }
}
