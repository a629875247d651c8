package dev.backsight.store.mirror;

import dev.backsight.store.FilePage;
import dev.backsight.store.FileStore;
import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.objectstorage.ObjectKey;
import dev.backsight.store.objectstorage.ObjectNotFoundException;
import dev.backsight.store.objectstorage.ObjectPage;
import dev.backsight.store.objectstorage.ObjectStat;
import dev.backsight.store.objectstorage.ObjectStorage;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Does one task, once. Whatever it throws, doing the task again puts things right. */
final class Replicator {

    private static final System.Logger LOG = System.getLogger(Replicator.class.getName());
    private static final int STORE_PAGE = 1000;

    private final StoreSource store;
    private final ObjectStorage storage;
    private final MirrorQueue queue;
    private final MirrorPolicy policy;
    private final Verification verification;
    private final int partsAtATime;
    private final ContentLocks locks = new ContentLocks();

    Replicator(FileStore store, ObjectStorage storage, MirrorQueue queue, MirrorOptions options) {
        this.store = new StoreSource(store);
        this.storage = storage;
        this.queue = queue;
        this.policy = options.policy();
        this.verification = options.verification();
        this.partsAtATime = options.partsAtATime();
    }

    /** @return bytes of content brought to the storage */
    long run(QueuedTask taken) throws IOException, StoreClosedException, SupersededException, InterruptedException {
        switch (taken.task().kind()) {
            case FILE -> {
                return mirror(taken);
            }
            case COLLECT -> collect(taken);
            case RECONCILE -> reconcile(taken);
        }
        return 0;
    }

    private long mirror(QueuedTask taken)
            throws IOException, StoreClosedException, SupersededException, InterruptedException {
        FileName name = taken.task().name();
        Optional<FileStat> found = store.stat(name);
        if (found.isEmpty()) {
            storage.delete(MirrorLayout.fileKey(name));
            queue.settle(taken, null, 0);
            return 0;
        }
        FileStat stat = found.get();
        ContentId id = stat.contentId();
        queue.hold(name, id);
        locks.lock(id);
        try {
            long bytes = upload(taken, stat);
            storage.put(MirrorLayout.fileKey(name), MirroredFile.of(stat).encode());
            queue.settle(taken, id, bytes);
            return bytes;
        } finally {
            locks.unlock(id);
        }
    }

    private long upload(QueuedTask taken, FileStat stat) throws IOException, StoreClosedException, SupersededException {
        MirroredContent content = new MirroredContent(storage, stat.contentId(), stat.size());
        if (content.isComplete()) {
            return 0;
        }
        long bytes;
        try (InputStream source = store.newInputStream(stat.name())) {
            // A change notes itself before anything of it can be seen: with no note, this is the content of the stat.
            if (!queue.isCurrent(taken)) {
                throw new SupersededException();
            }
            bytes = content.write(source, partsAtATime);
        }
        if (!content.isComplete()) {
            throw new MalformedMirrorException(
                    "content " + stat.contentId() + " was written, but the storage does not list all of it");
        }
        if (verification == Verification.READ_BACK) {
            content.verify();
        }
        return bytes;
    }

    private void collect(QueuedTask taken) throws IOException, InterruptedException {
        ContentId id = taken.task().content();
        locks.lock(id);
        try {
            // Who is about to write it has noted so before waiting for the lock.
            if (!queue.isHeld(id)) {
                new MirroredContent(storage, id, 0).remove();
            }
            queue.finish(taken, 0);
        } finally {
            locks.unlock(id);
        }
    }

    /**
     * Queues what differs. First of all notes what the storage's files refer to, so that no content goes that is needed;
     * then looks for files to be brought there, and last for content nothing refers to.
     */
    private void reconcile(QueuedTask taken) throws IOException, StoreClosedException {
        Set<ObjectKey> same = new HashSet<>();
        for (int stretch = 0; stretch < MirrorLayout.STRETCHES; stretch++) {
            reconcileFiles(stretch, same);
        }
        String after = null;
        do {
            FilePage page = store.list(after, STORE_PAGE);
            for (FileStat stat : page.files()) {
                if (!same.remove(MirrorLayout.fileKey(stat.name()))) {
                    enqueue(stat.name());
                }
            }
            after = page.next().orElse(null);
        } while (after != null);
        for (int stretch = 0; stretch < MirrorLayout.STRETCHES; stretch++) {
            collectUnheld(stretch);
        }
        queue.finish(taken, 0);
    }

    private void reconcileFiles(int stretch, Set<ObjectKey> same) throws IOException, StoreClosedException {
        ObjectKey after = null;
        do {
            ObjectPage page = storage.list(MirrorLayout.fileStretch(stretch), after, ObjectStorage.MAX_PAGE);
            for (ObjectStat object : page.objects()) {
                if (MirrorLayout.isFileKey(object.key()) && isUpToDate(object)) {
                    same.add(object.key());
                }
            }
            after = page.next().orElse(null);
        } while (after != null);
    }

    private boolean isUpToDate(ObjectStat object) throws IOException, StoreClosedException {
        MirroredFile file;
        try {
            file = MirroredFile.read(storage, object);
        } catch (ObjectNotFoundException e) {
            // Deleted since it was listed: a worker has been at that name, and knows more than this.
            return false;
        } catch (MalformedMirrorException e) {
            LOG.log(System.Logger.Level.WARNING, "not of this mirror, and replaced if the store has that name", e);
            return false;
        }
        queue.hold(file.name(), file.content());
        Optional<FileStat> stat = store.stat(file.name());
        boolean same = stat.isPresent()
                && MirroredFile.of(stat.get()).equals(file)
                && new MirroredContent(storage, file.content(), file.size()).isComplete();
        if (!same) {
            enqueue(file.name());
        }
        return same;
    }

    private void enqueue(FileName name) throws IOException {
        Optional<Priority> priority = policy.priorityOf(name);
        if (priority.isPresent()) {
            queue.enqueue(MirrorTask.file(name), QueuedTask.rank(priority.get()));
        }
    }

    private void collectUnheld(int stretch) throws IOException {
        Set<ContentId> contents = new HashSet<>();
        ObjectKey after = null;
        do {
            ObjectPage page = storage.list(MirrorLayout.contentStretch(stretch), after, ObjectStorage.MAX_PAGE);
            for (ObjectStat part : page.objects()) {
                MirrorLayout.contentOf(part.key()).ifPresent(contents::add);
            }
            after = page.next().orElse(null);
        } while (after != null);
        for (ContentId id : contents) {
            if (!queue.isHeld(id)) {
                queue.enqueue(MirrorTask.collect(id), QueuedTask.RANK_COLLECT);
            }
        }
    }
}
