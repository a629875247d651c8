package dev.backsight.store.content;

import java.io.IOException;
import java.nio.file.Path;

/** Where a store keeps its contents. */
@FunctionalInterface
public interface ContentBackend {

    /** In the store's own directory. */
    ContentBackend LOCAL = onDisk(ContentDisk.REAL);

    /** In the store's own directory, on that disk. */
    static ContentBackend onDisk(ContentDisk disk) {
        return (root, synchronous, chunking) -> ContentDirectory.open(root, synchronous, chunking, disk);
    }

    /**
     * Opens the contents of a store.
     *
     * @param root the store's directory, which no other store uses at the time
     * @param synchronous whether a published content is on the device; otherwise it is in the operating system's care
     * @param chunking which contents share chunks, where that is possible at all
     */
    ContentStore open(Path root, boolean synchronous, Chunking chunking) throws IOException;
}
