package dev.backsight.benchmarks.replication;

import dev.backsight.store.objectstorage.ObjectKey;
import dev.backsight.store.objectstorage.ObjectPage;
import dev.backsight.store.objectstorage.ObjectStat;
import dev.backsight.store.objectstorage.ObjectStorage;
import dev.backsight.store.objectstorage.ObjectStorageException;
import dev.backsight.store.objectstorage.StorageUnavailableException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A storage that is unavailable for the first put of each object, as one that asks to be left alone for now. */
final class FailingOnce implements ObjectStorage {

    private final ObjectStorage storage;
    private final Set<ObjectKey> tried = ConcurrentHashMap.newKeySet();

    FailingOnce(ObjectStorage storage) {
        this.storage = storage;
    }

    @Override
    public void put(ObjectKey key, byte[] content) throws ObjectStorageException {
        if (tried.add(key)) {
            throw new StorageUnavailableException("put '" + key.value() + "': fails the first time, on purpose", null);
        }
        storage.put(key, content);
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
    public void delete(ObjectKey key) throws ObjectStorageException {
        storage.delete(key);
    }

    @Override
    public ObjectPage list(String prefix, @Nullable ObjectKey after, int limit) throws ObjectStorageException {
        return storage.list(prefix, after, limit);
    }

    @Override
    public void close() {
        storage.close();
    }
}
