package dev.backsight.store;

import dev.backsight.store.content.ContentStore;
import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.metadata.MetadataStore;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * How the changes of one store stay out of each other's way: each holds the locks of its names, and with them the locks of
 * the contents it acquires and may release, from the look at their numbers of references to the removal of their files.
 * Names are locked before contents, and of each all that are needed at once, in a fixed order.
 */
final class ChangeLocks {

    private static final System.Logger LOG = System.getLogger(ChangeLocks.class.getName());

    private final MetadataStore metadata;
    private final ContentStore contents;
    private final ChangeListener listener;
    private final StripedLocks nameLocks = new StripedLocks();
    private final StripedLocks contentLocks = new StripedLocks();

    /** Changes hold it for reading while they commit, so that none is cut in two by {@link #close}. */
    private final ReentrantReadWriteLock lifetime = new ReentrantReadWriteLock();

    private volatile boolean closed;

    ChangeLocks(MetadataStore metadata, ContentStore contents, ChangeListener listener) {
        this.metadata = metadata;
        this.contents = contents;
        this.listener = listener;
    }

    /**
     * Runs a change while holding its locks.
     *
     * @param names all it looks at or changes
     * @param acquired contents it will refer to that none of these names has, and what they are based on
     */
    <T> T change(Collection<FileName> names, Collection<ContentId> acquired, Change<T> change) throws IOException {
        lifetime.readLock().lock();
        StripedLocks.Held ofNames = nameLocks.lockAll(names);
        try {
            requireOpen();
            return told(names, acquired, change);
        } finally {
            ofNames.release();
            lifetime.readLock().unlock();
        }
    }

    private <T> T told(Collection<FileName> names, Collection<ContentId> acquired, Change<T> change)
            throws IOException {
        Set<FileName> told = new HashSet<>();
        try {
            for (FileName name : names) {
                listener.changing(name);
                told.add(name);
            }
            Map<FileName, FileStat> before = new HashMap<>();
            Set<ContentId> touched = new HashSet<>(acquired);
            for (FileName name : names) {
                Optional<FileStat> file = metadata.find(name);
                if (file.isPresent()) {
                    before.put(name, file.get());
                    addContents(file.get(), touched);
                }
            }
            StripedLocks.Held ofContents = contentLocks.lockAll(touched);
            try {
                return change.apply(before);
            } finally {
                ofContents.release();
            }
        } finally {
            told.forEach(listener::changed);
        }
    }

    /** Adds what a file's versions refer to, and what that is based on: it cannot change while the name is locked. */
    private void addContents(FileStat file, Set<ContentId> touched) throws IOException {
        boolean alone = file.oldestVersion() == file.version();
        for (FileStat version : alone ? List.of(file) : metadata.versions(file.name())) {
            touched.add(version.contentId());
            metadata.find(version.contentId()).ifPresent(content -> touched.addAll(content.bases()));
        }
    }

    /** Runs something while no change of that name is under way. */
    <T> T whileNobodyChanges(FileName name, OperationRecording.Call<T> call) throws IOException {
        StripedLocks.Held ofName = nameLocks.lock(name);
        try {
            return call.run();
        } finally {
            ofName.release();
        }
    }

    /** Runs something between two changes. */
    <T> T whileNothingChanges(OperationRecording.Call<T> call) throws IOException {
        lifetime.writeLock().lock();
        try {
            requireOpen();
            return call.run();
        } finally {
            lifetime.writeLock().unlock();
        }
    }

    /** Removes contents that a change has left without a reference, while it still holds their locks. */
    void removeUnused(List<ContentId> unused) {
        for (ContentId id : unused) {
            try {
                contents.delete(id);
            } catch (IOException e) {
                // The change itself is done and on disk, and an orphan harms nobody: the next open removes it.
                LOG.log(System.Logger.Level.WARNING, "unused content " + id + " could not be removed for now", e);
            }
        }
    }

    void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the store is closed; open it again");
        }
    }

    /** Waits for changes that are under way, and lets none begin. Returns whether it was open. */
    boolean close() {
        lifetime.writeLock().lock();
        try {
            boolean open = !closed;
            closed = true;
            return open;
        } finally {
            lifetime.writeLock().unlock();
        }
    }

    /** A change, told what its names are before it; those that are no files are missing. */
    @FunctionalInterface
    interface Change<T> {

        T apply(Map<FileName, FileStat> before) throws IOException;
    }
}
