package dev.backsight.store.objectstorage;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An object storage did not do what it was asked to. The message names the operation, the key and the reason. */
public abstract sealed class ObjectStorageException extends IOException
        permits ObjectNotFoundException, StorageDeniedException, StorageUnavailableException, StorageFailedException {

    private static final long serialVersionUID = 1L;

    ObjectStorageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Whether the same call may succeed later, with nothing changed by anybody. */
    public boolean isRetryable() {
        return false;
    }
}
