package dev.backsight.store.replication.wire;

import java.io.IOException;

/** Bytes that are no message of this format and version. */
public final class MalformedMessageException extends IOException {

    private static final long serialVersionUID = 1L;

    MalformedMessageException(String message) {
        super(message);
    }

    MalformedMessageException(String message, Throwable cause) {
        super(message, cause);
    }
}
