package dev.backsight.store.content;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A content file being written. */
public interface BlockFile extends Closeable {

    /**
     * Writes some of the remaining bytes at that offset, at least one if there is any.
     *
     * @return how many
     */
    int write(ByteBuffer bytes, long offset) throws IOException;

    /** Writes all remaining bytes at that offset. */
    default void writeFully(ByteBuffer bytes, long offset) throws IOException {
        long position = offset;
        while (bytes.hasRemaining()) {
            position += write(bytes, position);
        }
    }

    /** Returns once the file's bytes are on the device. */
    void force() throws IOException;
}
