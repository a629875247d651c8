package dev.backsight.store.compression.frame;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Bytes that are not a whole, undamaged frame, or one that this reader cannot read. */
public final class MalformedFrameException extends IOException {

    private static final long serialVersionUID = 1L;

    private final long offset;

    MalformedFrameException(long offset, @Nullable String problem) {
        this(offset, problem, null);
    }

    MalformedFrameException(long offset, @Nullable String problem, @Nullable Throwable cause) {
        super("the frame is malformed at offset " + offset + ": " + problem, cause);
        this.offset = offset;
    }

    /** Where in the frame the field or block begins that is wrong, or where the frame breaks off, in bytes. */
    public long offset() {
        return offset;
    }
}
