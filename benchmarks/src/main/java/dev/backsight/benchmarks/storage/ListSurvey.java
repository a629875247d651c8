package dev.backsight.benchmarks.storage;

import dev.backsight.benchmarks.fork.ForkDirectory;
import dev.backsight.benchmarks.fork.ForkJvm;
import dev.backsight.benchmarks.workload.Workload;
import dev.backsight.store.Durability;
import dev.backsight.store.FilePage;
import dev.backsight.store.FileStore;
import dev.backsight.store.FileStoreOptions;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How fast does one page of a listing follow the other? The number of records on it moves it; the number of files in the
 * store should not.
 *
 * <p>Pages are asked for in order, from the first to the last, and again. Cache state: RocksDB has the records in memory,
 * as they were just written.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", ForkJvm.COLLECTOR, ForkJvm.NATIVE_ACCESS})
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class ListSurvey {

    @Param({"1000", "10000"})
    int files;

    @Param({"10", "100", "1000"})
    int page;

    private ForkDirectory directory;
    private FileStore store;
    private FilePage last;

    @Setup
    public void fill() throws IOException {
        directory = ForkDirectory.create();
        store = FileStore.open(
                directory.path().resolve("store"),
                FileStoreOptions.defaults().withDurability(Durability.PROCESS_CRASH));
        byte[] content = Workload.JSON.generate(1, 4 << 10);
        for (int i = 0; i < files; i++) {
            store.put(String.format("folder/file-%05d", i), content);
        }
        last = store.list("folder/", page);
    }

    /** The page after the last one, or the first. */
    @Benchmark
    public FilePage list() throws IOException {
        last = last.next().isPresent() ? store.list("folder/", last.next().get(), page) : store.list("folder/", page);
        return last;
    }

    @TearDown
    public void close() throws IOException {
        store.close();
        directory.close();
    }
}
