package dev.backsight.store.objectstorage;

import org.jspecify.annotations.Nullable;

/**
 * The storage could not be reached, was too slow, or asked to be left alone for now. A change that was asked for may have
 * happened all the same.
 */
public final class StorageUnavailableException extends ObjectStorageException {

    private static final long serialVersionUID = 1L;

    public StorageUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    @Override
    public boolean isRetryable() {
        return true;
    }
}
