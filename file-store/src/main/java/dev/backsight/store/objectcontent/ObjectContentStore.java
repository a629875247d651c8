package dev.backsight.store.objectcontent;

import dev.backsight.store.compression.adaptive.CompressionChoice;
import dev.backsight.store.content.Chunking;
import dev.backsight.store.content.ContentBytes;
import dev.backsight.store.content.ContentDisk;
import dev.backsight.store.content.ContentFiles;
import dev.backsight.store.content.ContentReader;
import dev.backsight.store.content.ContentStaging;
import dev.backsight.store.content.ContentStore;
import dev.backsight.store.content.CorruptContentException;
import dev.backsight.store.content.DirectoryBinding;
import dev.backsight.store.content.StagedContent;
import dev.backsight.store.identity.ContentId;
import dev.backsight.store.objectstorage.ObjectKey;
import dev.backsight.store.objectstorage.ObjectNotFoundException;
import dev.backsight.store.objectstorage.ObjectPage;
import dev.backsight.store.objectstorage.ObjectStat;
import dev.backsight.store.objectstorage.ObjectStorage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Contents as objects, laid out as the package describes. */
final class ObjectContentStore implements ContentStore {

    private static final System.Logger LOG = System.getLogger(ObjectContentStore.class.getName());

    private final ObjectStorage storage;
    private final ContentFiles files;
    private final ContentStaging staging;
    private final UploadReaders readers = new UploadReaders();

    ObjectContentStore(Path root, ObjectContentBackend backend) throws IOException {
        this.storage = backend.storage();
        this.files = new ContentFiles(this::open);
        this.staging = ContentStaging.open(
                root,
                Chunking.never(),
                ContentDisk.REAL,
                files,
                new Uploads(storage, backend.segmentBytes(), backend.segmentsAtATime()));
    }

    ObjectStorage storage() {
        return storage;
    }

    @Override
    public StagedContent stage(InputStream source, CompressionChoice choice) throws IOException {
        return staging.stage(source, choice);
    }

    @Override
    public StagedContent stageAlone(InputStream source, CompressionChoice choice) throws IOException {
        return staging.stageAlone(source, choice);
    }

    @Override
    public StagedContent stage(byte[] content, ContentId id, CompressionChoice choice) throws IOException {
        return staging.stage(content, id, choice);
    }

    @Override
    public ContentReader read(ContentId id, long size, String name) throws IOException {
        return files.read(id, size, name);
    }

    @Override
    public void check(ContentId id, long size, String name, ReadListener read) throws IOException {
        files.check(id, size, name, read);
    }

    private ContentBytes open(ContentId id, String name) throws IOException {
        Manifest manifest = manifest(id, name);
        if (!readers.enter(manifest.upload())) {
            throw new NoSuchFileException(location(id), null, "it is being removed");
        }
        return new ObjectBytes(this, manifest, name);
    }

    /**
     * @throws NoSuchFileException if there is none
     * @throws CorruptContentException if it is damaged
     */
    private Manifest manifest(ContentId id, String name) throws IOException {
        ObjectKey key = Keys.manifest(id);
        byte[] bytes;
        try {
            bytes = storage.read(key, 0, Manifest.BYTES);
        } catch (ObjectNotFoundException e) {
            throw (NoSuchFileException) new NoSuchFileException(key.value()).initCause(e);
        } catch (IndexOutOfBoundsException e) {
            throw new CorruptContentException(name, key.value(), 0, 0, "the manifest is too short", e);
        }
        if (Manifest.version(bytes) > Manifest.VERSION) {
            throw CorruptContentException.newer(
                    name, key.value(), "the manifest has version " + Manifest.version(bytes), null);
        }
        try {
            Manifest manifest = Manifest.decode(bytes);
            if (manifest.id().equals(id)) {
                return manifest;
            }
            throw new CorruptContentException(
                    name, key.value(), 0, 0, "the manifest is that of content " + manifest.id(), null);
        } catch (IllegalArgumentException e) {
            throw new CorruptContentException(name, key.value(), 0, 0, e.getMessage(), e);
        }
    }

    /** Whether a content still is that upload. */
    boolean isCurrent(Manifest manifest) throws IOException {
        try {
            return manifest(manifest.id(), "content " + manifest.id()).equals(manifest);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Ends the reading of an upload; the last reader removes what was deleted meanwhile. */
    void leave(Manifest manifest) {
        Manifest retired = readers.leave(manifest.upload());
        if (retired != null) {
            try {
                remove(retired);
            } catch (IOException e) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "deleted content " + manifest.id() + " could not be removed for now; the next opening does",
                        e);
            }
        }
    }

    @Override
    public void delete(ContentId id) throws IOException {
        Manifest manifest = null;
        try {
            manifest = manifest(id, "content " + id);
        } catch (NoSuchFileException e) {
            return;
        } catch (CorruptContentException e) {
            LOG.log(System.Logger.Level.WARNING, "a damaged content's segments stay until the next opening", e);
        }
        storage.delete(Keys.manifest(id));
        if (manifest != null && readers.retire(manifest)) {
            remove(manifest);
        }
    }

    /** Removes the segments of an upload that was retired. */
    private void remove(Manifest manifest) throws IOException {
        try {
            for (long number = 0; number < manifest.segments(); number++) {
                storage.delete(manifest.segmentKey(number));
            }
        } finally {
            readers.removed(manifest.upload());
        }
    }

    @Override
    public boolean exists(ContentId id) throws IOException {
        return storage.find(Keys.manifest(id)).isPresent();
    }

    @Override
    public String location(ContentId id) {
        return Keys.manifest(id).value();
    }

    @Override
    public List<ContentId> published(int folder) throws IOException {
        List<ContentId> ids = new ArrayList<>();
        eachObject(Keys.folder(folder), part -> {
            if (part.upload().isEmpty()) {
                ids.add(part.id());
            }
        });
        return ids;
    }

    @Override
    public int removeOrphans(References references) throws IOException {
        int removed = staging.removeLeftovers();
        // Sixteen listings, by the first digit: a request for each of 256 folders would take seconds.
        for (int digit = 0; digit < 16; digit++) {
            OrphanSearch search = new OrphanSearch(references);
            eachObject(Keys.CONTENTS + Integer.toHexString(digit), search::look);
            search.settle();
            removed += search.removed;
        }
        return removed;
    }

    /** In the order of their keys, so that those of a content follow each other. */
    private void eachObject(String prefix, Look look) throws IOException {
        ObjectKey after = null;
        do {
            ObjectPage page = storage.list(prefix, after, ObjectStorage.MAX_PAGE);
            for (ObjectStat object : page.objects()) {
                // What has another key is not the store's to touch.
                Optional<Keys.Part> part = Keys.Part.of(object.key());
                if (part.isPresent()) {
                    look.at(part.get());
                }
            }
            after = page.next().orElse(null);
        } while (after != null);
    }

    @Override
    public void linkTo(Path root) throws IOException {
        throw new IOException("the contents of this store are kept elsewhere, and are to be copied there");
    }

    @Override
    public Optional<DirectoryBinding> binding() {
        return Optional.of(new OwnerObject(storage));
    }

    @Override
    public void close() {
        staging.close();
        files.close();
    }

    @FunctionalInterface
    private interface Look {

        void at(Keys.Part part) throws IOException;
    }

    /** Takes the objects of one content after the other, and removes what nothing refers to. */
    private final class OrphanSearch {

        private final References references;
        private final List<Keys.Part> parts = new ArrayList<>();
        private @Nullable ContentId current;
        private int removed;

        OrphanSearch(References references) {
            this.references = references;
        }

        void look(Keys.Part part) throws IOException {
            if (!part.id().equals(current)) {
                settle();
                current = part.id();
            }
            parts.add(part);
        }

        void settle() throws IOException {
            ContentId id = current;
            if (id != null && !references.exist(id)) {
                // First what makes the rest a content.
                remove(parts.stream().filter(part -> part.upload().isEmpty()).toList());
                remove(parts.stream().filter(part -> part.upload().isPresent()).toList());
            } else if (id != null && uploads() > 1) {
                removeOthers(id);
            }
            parts.clear();
        }

        private long uploads() {
            return parts.stream()
                    .flatMap(part -> part.upload().stream())
                    .distinct()
                    .count();
        }

        private void removeOthers(ContentId id) throws IOException {
            UUID used;
            try {
                used = manifest(id, "content " + id).upload();
            } catch (NoSuchFileException | CorruptContentException e) {
                LOG.log(System.Logger.Level.WARNING, "nothing of content " + id + " is removed, as it is damaged", e);
                return;
            }
            remove(parts.stream()
                    .filter(part ->
                            part.upload().isPresent() && !part.upload().get().equals(used))
                    .toList());
        }

        private void remove(List<Keys.Part> orphans) throws IOException {
            for (Keys.Part orphan : orphans) {
                storage.delete(orphan.key());
                removed++;
            }
        }
    }
}
