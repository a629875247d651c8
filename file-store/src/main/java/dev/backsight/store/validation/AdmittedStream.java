package dev.backsight.store.validation;

import dev.backsight.store.metadata.MediaType;
import dev.backsight.store.validation.Refusal.TooLarge;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

/** A judged beginning and the rest of its source, up to a number of bytes; beyond, it fails, and fails again. */
final class AdmittedStream extends FilterInputStream {

    private final InputStream source;
    private final MediaType type;
    private final long limit;
    private long passed;

    AdmittedStream(byte[] prefix, InputStream source, MediaType type, long limit) {
        super(new SequenceInputStream(new ByteArrayInputStream(prefix), source));
        this.source = source;
        this.type = type;
        this.limit = limit;
    }

    static TooLarge tooLarge(MediaType type, long limit) {
        return new TooLarge(
                limit, "the content is longer than the " + limit + " bytes allowed for content of type " + type);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (passed > limit) {
            throw new RefusedException(tooLarge(type, limit));
        }
        // One byte beyond the limit tells the content that ends there from the one that does not.
        int wanted = (int) Math.min(length - 1L, limit - passed) + 1;
        int read = in.read(target, offset, wanted);
        passed += Math.max(0, read);
        if (passed > limit) {
            throw new RefusedException(tooLarge(type, limit));
        }
        return read;
    }

    @Override
    public long skip(long n) throws IOException {
        byte[] skipped = new byte[(int) Math.max(0, Math.min(n, 8192))];
        return Math.max(0, read(skipped));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
