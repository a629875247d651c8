package dev.backsight.store;

import dev.backsight.store.identity.FileName;
import java.io.IOException;

/** There is no file of that name in the store, or not that version of it. */
public final class FileNotStoredException extends IOException {

    private static final long serialVersionUID = 1L;

    public FileNotStoredException(FileName name) {
        super("there is no file '" + name + "' in the store");
    }

    public FileNotStoredException(FileName name, long version) {
        super("there is no version " + version + " of a file '" + name + "' in the store");
    }
}
