package dev.backsight.store;

import dev.backsight.store.identity.FileName;
import java.io.IOException;

/** There is a file of that name, and the call was told not to replace any. */
public final class FileExistsException extends IOException {

    private static final long serialVersionUID = 1L;

    public FileExistsException(FileName name) {
        super("there is a file '" + name + "' already; take another name, or ExistingTarget.REPLACE");
    }
}
