package dev.backsight.store.content;

/** The header is one of a newer version of the store, as far as this one can tell. */
final class NewerHeaderException extends MalformedHeaderException {

    private static final long serialVersionUID = 1L;

    NewerHeaderException(String message) {
        super(message);
    }
}
