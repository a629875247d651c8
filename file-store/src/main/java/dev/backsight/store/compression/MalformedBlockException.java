package dev.backsight.store.compression;

import java.io.IOException;

/** Bytes that are not a block of the codec they are said to be of. */
public final class MalformedBlockException extends IOException {

    private static final long serialVersionUID = 1L;

    MalformedBlockException(String message) {
        super(message);
    }

    MalformedBlockException(String message, Throwable cause) {
        super(message, cause);
    }
}
