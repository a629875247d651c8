package dev.backsight.store.replication;

import dev.backsight.store.identity.ContentId;
import java.io.IOException;

/** The parts of an upload are whole, but not what the client announced. */
final class ContentMismatchException extends IOException {

    private static final long serialVersionUID = 1L;

    ContentMismatchException(ContentId announced, ContentId found) {
        super("the content announced is " + announced + ", but the parts are " + found);
    }
}
