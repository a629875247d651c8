package dev.backsight.store;

import java.io.IOException;
import java.nio.file.Path;

/** The directory is open as a store already, in this process or in another. */
public final class StoreInUseException extends IOException {

    private static final long serialVersionUID = 1L;

    StoreInUseException(Path root) {
        super("the store in " + root + " is open already; close it, or share the one that is open");
    }
}
