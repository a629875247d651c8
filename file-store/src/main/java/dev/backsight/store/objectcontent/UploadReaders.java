package dev.backsight.store.objectcontent;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who reads which upload, so that what is deleted stays until the last of its readers has gone. */
final class UploadReaders {

    private final Map<UUID, Readers> uploads = new HashMap<>();

    private static final class Readers {

        private int count;
        private @Nullable Manifest retired;
    }

    /** Begins to read, unless it is being removed: then false. */
    synchronized boolean enter(UUID upload) {
        Readers readers = uploads.computeIfAbsent(upload, unknown -> new Readers());
        if (readers.retired != null) {
            return false;
        }
        readers.count++;
        return true;
    }

    /**
     * Ends what {@link #enter} began.
     *
     * @return what the caller is to remove now, or null
     */
    synchronized @Nullable Manifest leave(UUID upload) {
        Readers readers = uploads.get(upload);
        if (readers == null || --readers.count > 0) {
            return null;
        }
        if (readers.retired == null) {
            uploads.remove(upload);
        }
        return readers.retired;
    }

    /**
     * Lets no more readers in.
     *
     * @return whether nobody reads it, so that the caller is to remove it now
     */
    synchronized boolean retire(Manifest manifest) {
        Readers readers = uploads.computeIfAbsent(manifest.upload(), unknown -> new Readers());
        readers.retired = manifest;
        return readers.count == 0;
    }

    /** Forgets an upload that was retired, once it was removed. */
    synchronized void removed(UUID upload) {
        uploads.remove(upload);
    }
}
