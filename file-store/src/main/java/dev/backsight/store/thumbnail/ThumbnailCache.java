package dev.backsight.store.thumbnail;

import java.io.IOException;
import java.util.Optional;

/**
 * Keeps thumbnails by what they depend on; may forget any of them at any time. Implementations are safe for use by many
 * threads and bounded in size.
 */
public interface ThumbnailCache {

    /** @throws IOException if what is kept cannot be read; damage is not that, but a thumbnail forgotten */
    Optional<Thumbnail> find(ThumbnailKey key) throws IOException;

    /** @throws IOException if it cannot be kept; nothing half-written is ever found then */
    void put(ThumbnailKey key, Thumbnail thumbnail) throws IOException;
}
