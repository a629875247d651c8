package dev.backsight.store.objectcontent;

import dev.backsight.store.content.Chunking;
import dev.backsight.store.content.ContentStore;
import dev.backsight.store.content.ContentStoreContract;
import dev.backsight.store.objectstorage.ObjectKey;
import dev.backsight.store.objectstorage.ObjectStat;
import dev.backsight.store.objectstorage.ObjectStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** The contract, with contents cut into segments of 64 KiB. */
abstract class ObjectContentContract extends ContentStoreContract {

    static final int SEGMENT = 64 << 10;

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @TempDir
    Path root;

    private ObjectStorage storage;

    /** @param prefix of its own for each test, where a server is shared */
    abstract ObjectStorage storage(String prefix) throws IOException;

    @Override
    protected ContentStore open() throws IOException {
        if (storage == null) {
            storage = storage("contents-" + NUMBER.incrementAndGet());
        }
        return new ObjectContentBackend(storage).withSegmentBytes(SEGMENT).open(root, true, Chunking.standard());
    }

    @AfterEach
    void closeStorage() {
        storage.close();
    }

    @Override
    protected List<String> pieces() throws IOException {
        return keys(storage);
    }

    static List<String> keys(ObjectStorage storage) throws IOException {
        return storage.list("contents/", null, ObjectStorage.MAX_PAGE).objects().stream()
                .map(object -> object.key().value())
                .toList();
    }

    @Override
    protected byte[] read(String piece) throws IOException {
        ObjectStat object = storage.stat(new ObjectKey(piece));
        return storage.read(object.key(), 0, (int) object.size());
    }

    @Override
    protected void write(String piece, byte[] bytes) throws IOException {
        storage.put(new ObjectKey(piece), bytes);
    }

    @Override
    protected void remove(String piece) throws IOException {
        storage.delete(new ObjectKey(piece));
    }
}
