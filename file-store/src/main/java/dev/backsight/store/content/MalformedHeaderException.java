package dev.backsight.store.content;

import org.jspecify.annotations.Nullable;

/** Why bytes are no header; the reader, who knows the file, makes a {@link CorruptContentException} of it. */
class MalformedHeaderException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedHeaderException(String message) {
        super(message);
    }

    MalformedHeaderException(@Nullable String message, Throwable cause) {
        super(message, cause);
    }
}
