package dev.backsight.store.access;

/** A line of an audit log that was not written like this; the message says what is wrong with it, not where it is. */
final class MalformedAuditException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String what;

    MalformedAuditException(String message) {
        super(message);
        this.what = message;
    }

    String what() {
        return what;
    }
}
