package dev.backsight.store.objectcontent;

import dev.backsight.store.FileStoreContract;
import dev.backsight.store.FileStoreOptions;
import dev.backsight.store.objectstorage.ObjectStorage;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;

/** The contract of stores, with contents in segments of 64 KiB. */
abstract class ObjectFileStoreContract extends FileStoreContract {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private ObjectStorage storage;

    /** @param prefix of its own for each test, where a server is shared */
    abstract ObjectStorage storage(String prefix) throws IOException;

    @Override
    protected FileStoreOptions options() throws IOException {
        if (storage == null) {
            storage = storage("store-" + NUMBER.incrementAndGet());
        }
        return FileStoreOptions.defaults()
                .withBackend(new ObjectContentBackend(storage).withSegmentBytes(ObjectContentContract.SEGMENT));
    }

    @Override
    protected long storedContents() throws IOException {
        return ObjectContentContract.keys(storage).stream()
                .filter(key -> key.endsWith("/manifest"))
                .count();
    }

    @Override
    protected int randomRanges() {
        return 12;
    }

    @AfterEach
    void closeStorage() {
        storage.close();
    }
}
