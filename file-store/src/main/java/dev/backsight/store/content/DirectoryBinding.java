package dev.backsight.store.content;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

/** Whose something is that is kept outside of a store's directory: so that no other store takes it for its own. */
public interface DirectoryBinding {

    /** The directory it belongs to, or empty if it has never been bound. */
    Optional<UUID> directory() throws IOException;

    /**
     * Binds it to a directory, unless it is bound already, durably.
     *
     * @return the directory it belongs to now
     */
    UUID bind(UUID directory) throws IOException;
}
