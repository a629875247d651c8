package dev.backsight.store.mirror;

import java.io.IOException;

/**
 * The database of the queue cannot be read or written. While that is so the store refuses changes, rather than make some
 * that are never mirrored. Removing the queue's folder while the store is closed helps: an empty queue begins with
 * comparing everything.
 */
public final class QueueDamagedException extends IOException {

    private static final long serialVersionUID = 1L;

    QueueDamagedException(String message) {
        super("the mirror's queue: " + message);
    }

    QueueDamagedException(String message, Throwable cause) {
        super("the mirror's queue: " + message, cause);
    }
}
