package dev.backsight.store.thumbnail;

import java.io.IOException;

/** There is no thumbnail of that content; the message says why, for people, and {@link #reason} for programs. */
public final class ThumbnailRefusedException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Why there is none. */
    public enum Reason {
        /** It does not begin like a JPEG, PNG, GIF or WebP. */
        UNSUPPORTED_FORMAT,
        /** It begins like one, and then is not, or ends early. */
        MALFORMED,
        /** The file is longer than allowed. */
        TOO_MANY_BYTES,
        /** The header announces more pixels than allowed. */
        TOO_MANY_PIXELS,
        /** A progressive JPEG has more scans than allowed. */
        TOO_MANY_SCANS
    }

    private final Reason reason;

    ThumbnailRefusedException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    ThumbnailRefusedException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
