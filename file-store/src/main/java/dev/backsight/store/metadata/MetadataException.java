package dev.backsight.store.metadata;

import java.io.IOException;

/** The metadata could not be read or written; after a failed write the change may or may not be there. */
public final class MetadataException extends IOException {

    private static final long serialVersionUID = 1L;

    public MetadataException(String message) {
        super(message);
    }

    public MetadataException(String message, Throwable cause) {
        super(message, cause);
    }
}
