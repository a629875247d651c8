package dev.backsight.benchmarks.concurrent;

import dev.backsight.benchmarks.fork.ForkDirectory;
import dev.backsight.benchmarks.workload.FilePopulation;
import dev.backsight.store.Durability;
import dev.backsight.store.FileStore;
import dev.backsight.store.FileStoreOptions;
import java.io.Closeable;
import java.io.IOException;

/**
 * A store of {@value #FILES} files, sizes as on people's disks up to {@value #MOST_BYTES} bytes, which threads read and
 * replace. It does not grow, however long they do.
 */
final class SharedStore implements Closeable {

    static final int FILES = 128;
    static final int MOST_BYTES = 256 << 10;

    private final ForkDirectory directory = ForkDirectory.create();
    private final FilePopulation files = new FilePopulation(FILES, MOST_BYTES, 5);
    private final FileStore store;

    SharedStore() throws IOException {
        store = FileStore.open(
                directory.path().resolve("store"),
                FileStoreOptions.defaults().withDurability(Durability.PROCESS_CRASH));
        for (int file = 0; file < FILES; file++) {
            store.put(files.name(file), files.content(file, 0));
        }
    }

    FilePopulation files() {
        return files;
    }

    /**
     * The next request of a plan.
     *
     * @return the content that was read, or what the store says of the file that was updated
     */
    Object answer(RequestPlan plan) throws IOException {
        int request = plan.next();
        return request >= 0
                ? store.get(files.name(request))
                : store.put(files.name(~request), files.content(~request, plan.newVersion()));
    }

    @Override
    public void close() throws IOException {
        store.close();
        directory.close();
    }
}
