package dev.backsight.store.access;

import java.io.IOException;

/**
 * The audit log could not be written, and so the action was denied and not done, whatever the grants say. The log takes
 * no further entry until it is opened again, because nobody knows what of the last one is on the disk.
 */
public final class AuditUnavailableException extends IOException {

    private static final long serialVersionUID = 1L;

    AuditUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
