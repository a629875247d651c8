package dev.backsight.store.mirror;

import dev.backsight.store.FileStore;
import dev.backsight.store.objectstorage.ObjectKey;
import dev.backsight.store.objectstorage.ObjectNotFoundException;
import dev.backsight.store.objectstorage.ObjectPage;
import dev.backsight.store.objectstorage.ObjectStat;
import dev.backsight.store.objectstorage.ObjectStorage;
import dev.backsight.store.validation.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** The way back from a mirror to a store. */
public final class Restore {

    private final ObjectStorage storage;
    private final FileStore store;
    private final List<RestoreReport.Failure> failures = new ArrayList<>();
    private long failed;
    private long files;
    private long bytes;

    private Restore(ObjectStorage storage, FileStore store) {
        this.storage = storage;
        this.store = store;
    }

    /**
     * Puts every file of the mirror into the store: its name, content and type, and number, times, tags and attributes of
     * its latest version, as {@link FileStore#restore} does; older versions are not in a mirror, nor is who may do what.
     * Content is hashed on the way; a file whose content is missing or wrong, or which the store's policy refuses, is not
     * put, and reported. Files the store has of the same name get another version, others stay. The mirror should be at
     * rest.
     *
     * @throws IOException if the storage or the store cannot be used; starting again does no harm
     */
    public static RestoreReport into(FileStore store, ObjectStorage storage) throws IOException {
        return new Restore(storage, store).run();
    }

    private RestoreReport run() throws IOException {
        for (int stretch = 0; stretch < MirrorLayout.STRETCHES; stretch++) {
            ObjectKey after = null;
            do {
                ObjectPage page = storage.list(MirrorLayout.fileStretch(stretch), after, ObjectStorage.MAX_PAGE);
                for (ObjectStat object : page.objects()) {
                    if (MirrorLayout.isFileKey(object.key())) {
                        restore(object);
                    }
                }
                after = page.next().orElse(null);
            } while (after != null);
        }
        return new RestoreReport(files, bytes, failures, failed);
    }

    private void restore(ObjectStat object) throws IOException {
        try {
            MirroredFile file = MirroredFile.read(storage, object);
            try (InputStream content = new MirroredContent(storage, file.content(), file.size()).newInputStream()) {
                store.restore(file.file(), content);
            }
            files++;
            bytes += file.size();
        } catch (MalformedMirrorException | ObjectNotFoundException | RefusedException e) {
            failed++;
            if (failures.size() < RestoreReport.MAX_FAILURES) {
                failures.add(new RestoreReport.Failure(object.key().value(), String.valueOf(e.getMessage())));
            }
        }
    }
}
