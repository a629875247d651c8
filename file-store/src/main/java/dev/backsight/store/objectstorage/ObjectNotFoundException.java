package dev.backsight.store.objectstorage;

import org.jspecify.annotations.Nullable;

/** There is no object of that key. */
public final class ObjectNotFoundException extends ObjectStorageException {

    private static final long serialVersionUID = 1L;

    public ObjectNotFoundException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
