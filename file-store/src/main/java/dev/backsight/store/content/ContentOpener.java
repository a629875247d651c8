package dev.backsight.store.content;

import dev.backsight.store.identity.ContentId;
import java.io.IOException;

/** Finds content files. */
@FunctionalInterface
public interface ContentOpener {

    /**
     * Opens the file of a content. It stays readable until closed, even when the content is deleted meanwhile.
     *
     * @param name of the file that is read, for messages
     * @throws java.nio.file.NoSuchFileException if there is no such content
     */
    ContentBytes open(ContentId id, String name) throws IOException;
}
