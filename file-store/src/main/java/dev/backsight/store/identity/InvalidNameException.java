package dev.backsight.store.identity;

/** A file name that breaks the rules of {@link FileName}; the message says which. */
public final class InvalidNameException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    InvalidNameException(String message) {
        super(message);
    }

    InvalidNameException(String message, Throwable cause) {
        super(message, cause);
    }
}
