package dev.backsight.store.objectstorage;

import org.jspecify.annotations.Nullable;

/** It cannot work until somebody changes something: there is no such bucket, or the answer makes no sense. */
public final class StorageFailedException extends ObjectStorageException {

    private static final long serialVersionUID = 1L;

    public StorageFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
