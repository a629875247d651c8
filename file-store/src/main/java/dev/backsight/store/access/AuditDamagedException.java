package dev.backsight.store.access;

import java.io.IOException;

/** The audit log is not what was written: bytes were changed, removed, moved or put in. The message names the place. */
public final class AuditDamagedException extends IOException {

    private static final long serialVersionUID = 1L;

    AuditDamagedException(String message) {
        super(message);
    }
}
