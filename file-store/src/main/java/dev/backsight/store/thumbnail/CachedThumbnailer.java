package dev.backsight.store.thumbnail;

import dev.backsight.store.identity.ContentId;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;

/**
 * Makes each thumbnail once and keeps it: the same request for the same content, at the same time, waits for the one who
 * is at it. Safe for use by many threads.
 */
public final class CachedThumbnailer {

    private static final System.Logger LOG = System.getLogger(CachedThumbnailer.class.getName());

    private final Thumbnailer thumbnailer;
    private final ThumbnailCache cache;
    private final ConcurrentMap<ThumbnailKey, CompletableFuture<Thumbnail>> underWay = new ConcurrentHashMap<>();

    public CachedThumbnailer(Thumbnailer thumbnailer, ThumbnailCache cache) {
        this.thumbnailer = thumbnailer;
        this.cache = cache;
    }

    /** Opens a content whose thumbnail is not at hand. */
    @FunctionalInterface
    public interface Source {

        /** The whole content; closed by the one who asked. */
        InputStream open() throws IOException;
    }

    /**
     * The thumbnail, from the cache or made now. Failures are not kept: the next request tries again.
     *
     * @param content the id of what {@code source} opens
     * @throws ThumbnailRefusedException if there is no thumbnail of that content
     * @throws IOException if the content cannot be read; a cache that fails is logged and done without
     */
    public Thumbnail get(ContentId content, ThumbnailRequest request, Source source) throws IOException {
        ThumbnailKey key = new ThumbnailKey(content, request);
        CompletableFuture<Thumbnail> mine = new CompletableFuture<>();
        for (CompletableFuture<Thumbnail> others = underWay.putIfAbsent(key, mine);
                others != null;
                others = underWay.putIfAbsent(key, mine)) {
            Optional<Thumbnail> thumbnail = await(others);
            if (thumbnail.isPresent()) {
                return thumbnail.get();
            }
            underWay.remove(key, others);
        }
        try {
            Thumbnail thumbnail = find(key).orElse(null);
            if (thumbnail == null) {
                thumbnail = make(request, source);
                keep(key, thumbnail);
            }
            mine.complete(thumbnail);
            return thumbnail;
        } catch (Throwable e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            underWay.remove(key, mine);
        }
    }

    private Thumbnail make(ThumbnailRequest request, Source source) throws IOException {
        try (InputStream image = source.open()) {
            return thumbnailer.create(image, request);
        }
    }

    private Optional<Thumbnail> find(ThumbnailKey key) {
        try {
            return cache.find(key);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "the thumbnail cache cannot be read; making the thumbnail again", e);
            return Optional.empty();
        }
    }

    private void keep(ThumbnailKey key, Thumbnail thumbnail) {
        try {
            cache.put(key, thumbnail);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "the thumbnail cache cannot be written; the thumbnail is not kept", e);
        }
    }

    /** Empty if making it failed for the other's reasons, such as its source; a refusal is the content's, and shared. */
    private static Optional<Thumbnail> await(CompletableFuture<Thumbnail> others) throws IOException {
        try {
            return Optional.of(others.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException)
                    new InterruptedIOException("interrupted while another thread makes the thumbnail").initCause(e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof ThumbnailRefusedException refused) {
                throw new ThumbnailRefusedException(refused.reason(), String.valueOf(refused.getMessage()), refused);
            }
            return Optional.empty();
        }
    }
}
