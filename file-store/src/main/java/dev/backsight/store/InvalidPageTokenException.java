package dev.backsight.store;

/** What was given as a {@link PageToken} is none, or not one of that query. Begin with the first page. */
public final class InvalidPageTokenException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    InvalidPageTokenException(String reason) {
        super("this is not the page token of that query: " + reason + "; begin with the first page");
    }
}
