package dev.backsight.store.mirror;

import dev.backsight.store.objectstorage.ObjectKey;
import dev.backsight.store.objectstorage.ObjectPage;
import dev.backsight.store.objectstorage.ObjectStat;
import dev.backsight.store.objectstorage.ObjectStorage;
import dev.backsight.store.objectstorage.ObjectStorageException;
import dev.backsight.store.objectstorage.StorageDeniedException;
import dev.backsight.store.objectstorage.StorageUnavailableException;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A storage whose calls fail at random, before or after they have had their effect. */
final class FlakyStorage implements ObjectStorage {

    private final ObjectStorage storage;
    private final Random random;
    private volatile int percent;
    private volatile boolean denied;
    volatile Runnable beforePut = () -> {};

    FlakyStorage(ObjectStorage storage, long seed) {
        this.storage = storage;
        this.random = new Random(seed);
    }

    void failing(int percentOfCalls) {
        this.percent = percentOfCalls;
    }

    void denying(boolean deny) {
        this.denied = deny;
    }

    private synchronized boolean fails() {
        return random.nextInt(100) < percent;
    }

    private void maybeFail(String what) throws ObjectStorageException {
        if (denied) {
            throw new StorageDeniedException(what + ": denied on purpose", null);
        }
        if (fails()) {
            throw new StorageUnavailableException(what + ": failed on purpose", null);
        }
    }

    @Override
    public void put(ObjectKey key, byte[] content) throws ObjectStorageException {
        beforePut.run();
        maybeFail("before put");
        storage.put(key, content);
        maybeFail("after put");
    }

    @Override
    public byte[] read(ObjectKey key, long offset, int length) throws ObjectStorageException {
        maybeFail("read");
        return storage.read(key, offset, length);
    }

    @Override
    public ObjectStat stat(ObjectKey key) throws ObjectStorageException {
        maybeFail("stat");
        return storage.stat(key);
    }

    @Override
    public void delete(ObjectKey key) throws ObjectStorageException {
        maybeFail("before delete");
        storage.delete(key);
        maybeFail("after delete");
    }

    @Override
    public ObjectPage list(String prefix, @Nullable ObjectKey after, int limit) throws ObjectStorageException {
        maybeFail("list");
        return storage.list(prefix, after, limit);
    }

    @Override
    public void close() {
        storage.close();
    }
}
