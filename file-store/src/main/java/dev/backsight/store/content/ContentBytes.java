package dev.backsight.store.content;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The bytes of one content file that is open for reading, wherever they are kept. For one thread at a time. */
public interface ContentBytes extends Closeable {

    /** Of the file that is read, for messages. */
    String name();

    /** Path or key, for messages. */
    String location();

    /** Fills the buffer from that offset of the content file on; false if it ends before, with what there is. */
    boolean readFully(ByteBuffer into, long offset) throws IOException;

    /** Of the content file, in bytes. */
    long size() throws IOException;

    /**
     * What to throw for damage.
     *
     * @param offset in the content file
     * @param position in the original content
     */
    default CorruptContentException corrupt(
            long offset, long position, @Nullable String problem, @Nullable Throwable cause) {
        return new CorruptContentException(name(), location(), offset, position, problem, cause);
    }
}
