package dev.backsight.benchmarks.concurrent;

import dev.backsight.benchmarks.fork.ForkDirectory;
import dev.backsight.benchmarks.workload.FilePopulation;
import dev.backsight.store.Durability;
import dev.backsight.store.FileStore;
import dev.backsight.store.FileStoreOptions;
import java.io.IOException;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A store of {@value #FILES} files, sizes as on people's disks up to {@value #MOST_BYTES} bytes, which threads read and
 * replace. It does not grow, however long they do.
 */
@State(Scope.Benchmark)
public class SharedStore {

    static final int FILES = 128;
    static final int MOST_BYTES = 256 << 10;

    private ForkDirectory directory;
    private FilePopulation files;
    private FileStore store;

    @Setup
    public void fill() throws IOException {
        directory = ForkDirectory.create();
        files = population();
        store = FileStore.open(
                directory.path().resolve("store"),
                FileStoreOptions.defaults().withDurability(Durability.PROCESS_CRASH));
        for (int file = 0; file < FILES; file++) {
            store.put(files.name(file), files.content(file, 0));
        }
    }

    static FilePopulation population() {
        return new FilePopulation(FILES, MOST_BYTES, 5);
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

    @TearDown
    public void close() throws IOException {
        store.close();
        directory.close();
    }
}
