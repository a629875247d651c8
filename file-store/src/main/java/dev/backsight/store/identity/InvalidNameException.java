package dev.backsight.store.identity;

/** A file name that breaks the rules of {@link FileName}; the message says which, for people, and {@link #rule} for programs. */
public final class InvalidNameException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** The rules every name follows. */
    public enum Rule {
        NOT_EMPTY,
        /** At most {@value FileName#MAX_BYTES} bytes of UTF-8. */
        BOUNDED_LENGTH,
        NO_CONTROL_CHARACTERS,
        /** No unpaired surrogates. */
        VALID_UNICODE
    }

    private final Rule rule;

    InvalidNameException(Rule rule, String message) {
        super(message);
        this.rule = rule;
    }

    InvalidNameException(Rule rule, String message, Throwable cause) {
        super(message, cause);
        this.rule = rule;
    }

    /** The rule the name breaks. */
    public Rule rule() {
        return rule;
    }
}
