package dev.backsight.store;

import dev.backsight.store.identity.ContentId;
import java.io.IOException;
import java.io.InputStream;

/** Has copies of contents, for example another store: {@link FileStore#contentSource}. */
@FunctionalInterface
public interface ContentSource {

    /**
     * The original bytes of a content. They are hashed before anything is made of them, so a source need not be trusted.
     *
     * @throws IOException if it has none, or cannot read it
     */
    InputStream open(ContentId id) throws IOException;
}
