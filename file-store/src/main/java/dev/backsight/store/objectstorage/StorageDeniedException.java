package dev.backsight.store.objectstorage;

import org.jspecify.annotations.Nullable;

/** The credentials are wrong, or do not allow that. */
public final class StorageDeniedException extends ObjectStorageException {

    private static final long serialVersionUID = 1L;

    public StorageDeniedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
