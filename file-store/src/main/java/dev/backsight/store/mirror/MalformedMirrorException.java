package dev.backsight.store.mirror;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What the storage holds is not what a mirror writes, or not what it should be. */
public final class MalformedMirrorException extends IOException {

    private static final long serialVersionUID = 1L;

    MalformedMirrorException(String message) {
        super(message);
    }

    MalformedMirrorException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
