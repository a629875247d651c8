package dev.backsight.store;

import dev.backsight.store.identity.FileName;
import dev.backsight.store.thumbnail.CachedThumbnailer;
import dev.backsight.store.thumbnail.DirectoryThumbnailCache;
import dev.backsight.store.thumbnail.Thumbnail;
import dev.backsight.store.thumbnail.ThumbnailRequest;
import dev.backsight.store.thumbnail.Thumbnailer;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The thumbnails of one store's files. Costs nothing before the first is asked for. */
final class Thumbnails {

    private final FileReads reads;
    private final Path folder;
    private final long cacheBytes;
    private @Nullable CachedThumbnailer thumbnailer;

    Thumbnails(FileReads reads, Path folder, long cacheBytes) {
        this.reads = reads;
        this.folder = folder;
        this.cacheBytes = cacheBytes;
    }

    Thumbnail of(FileName name, ThumbnailRequest request) throws IOException {
        CachedThumbnailer opened = thumbnailer();
        return reads.use(name, (file, content) -> opened.get(file.contentId(), request, content::run));
    }

    private synchronized CachedThumbnailer thumbnailer() throws IOException {
        if (thumbnailer == null) {
            thumbnailer = new CachedThumbnailer(new Thumbnailer(), DirectoryThumbnailCache.open(folder, cacheBytes));
        }
        return thumbnailer;
    }
}
