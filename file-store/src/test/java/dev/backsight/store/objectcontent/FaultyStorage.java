package dev.backsight.store.objectcontent;

import dev.backsight.store.objectstorage.ObjectKey;
import dev.backsight.store.objectstorage.ObjectPage;
import dev.backsight.store.objectstorage.ObjectStat;
import dev.backsight.store.objectstorage.ObjectStorage;
import dev.backsight.store.objectstorage.ObjectStorageException;
import dev.backsight.store.objectstorage.StorageUnavailableException;
import org.jspecify.annotations.Nullable;

/** A storage on which one call fails: the n-th of all puts and deletes, before or after it had its effect. */
final class FaultyStorage implements ObjectStorage {

    private final ObjectStorage storage;
    private boolean hasEffect;
    private int failing;
    private int calls;

    FaultyStorage(ObjectStorage storage) {
        this.storage = storage;
    }

    /**
     * Begins to count anew.
     *
     * @param effect whether the call that fails is carried out all the same
     * @param number of the call, from 1 on; 0 for none
     */
    synchronized void arm(boolean effect, int number) {
        hasEffect = effect;
        failing = number;
        calls = 0;
    }

    private void change(Change change, String what) throws ObjectStorageException {
        if (nextCall() != failing) {
            change.run();
            return;
        }
        if (hasEffect) {
            change.run();
        }
        throw new StorageUnavailableException(what + " failed on purpose", null);
    }

    private synchronized int nextCall() {
        return ++calls;
    }

    @Override
    public void put(ObjectKey key, byte[] content) throws ObjectStorageException {
        change(() -> storage.put(key, content), "put");
    }

    @Override
    public void delete(ObjectKey key) throws ObjectStorageException {
        change(() -> storage.delete(key), "delete");
    }

    @Override
    public byte[] read(ObjectKey key, long offset, int length) throws ObjectStorageException {
        return storage.read(key, offset, length);
    }

    @Override
    public ObjectStat stat(ObjectKey key) throws ObjectStorageException {
        return storage.stat(key);
    }

    @Override
    public ObjectPage list(String prefix, @Nullable ObjectKey after, int limit) throws ObjectStorageException {
        return storage.list(prefix, after, limit);
    }

    @Override
    public void close() {
        storage.close();
    }

    @FunctionalInterface
    private interface Change {

        void run() throws ObjectStorageException;
    }
}
