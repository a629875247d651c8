package dev.backsight.store.validation;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Content that can be read anywhere, one bounded piece at a time. */
interface RandomBytes {

    /** Bytes of the content; it must not change while it is judged. */
    long size();

    /**
     * Exactly that piece, little-endian unless told otherwise.
     *
     * @throws EOFException if the piece is not wholly within the content, however absurd the numbers
     */
    ByteBuffer read(long offset, int length) throws IOException;

    /** The beginning of a content that is at hand. */
    static RandomBytes of(byte[] content) {
        return new RandomBytes() {
            @Override
            public long size() {
                return content.length;
            }

            @Override
            public ByteBuffer read(long offset, int length) throws IOException {
                requireWithin(this, offset, length);
                return ByteBuffer.wrap(content, (int) offset, length).slice().order(ByteOrder.LITTLE_ENDIAN);
            }
        };
    }

    static void requireWithin(RandomBytes bytes, long offset, int length) throws EOFException {
        if (offset < 0 || length < 0 || offset > bytes.size() - length) {
            throw new EOFException("bytes " + offset + " to " + (offset + length) + " are not within the "
                    + bytes.size() + " there are");
        }
    }
}
