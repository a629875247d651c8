package dev.backsight.store.metadata;

import dev.backsight.store.identity.FileName;
import java.io.IOException;

/**
 * A file is not any more what the caller saw, or there is one where none was; nothing has changed. Look at it again, and
 * decide anew.
 */
public final class FileChangedException extends IOException {

    private static final long serialVersionUID = 1L;

    public FileChangedException(FileName name) {
        super("'" + name + "' was changed, or removed or put anew, since it was looked at; look at it again");
    }
}
