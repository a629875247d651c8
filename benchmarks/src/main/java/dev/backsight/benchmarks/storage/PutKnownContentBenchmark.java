package dev.backsight.benchmarks.storage;

import dev.backsight.benchmarks.fork.ForkDirectory;
import dev.backsight.benchmarks.fork.ForkJvm;
import dev.backsight.benchmarks.workload.ByteSize;
import dev.backsight.benchmarks.workload.Workload;
import dev.backsight.store.Durability;
import dev.backsight.store.FileStore;
import dev.backsight.store.FileStoreOptions;
import dev.backsight.store.metadata.FileStat;
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
 * What does it cost to put content the store has already? Hashing moves it, and the look at the metadata and the write to
 * it; anything that made the store compress or write the content again would multiply it.
 *
 * <p>The names take turns between two contents, so that each put moves a reference from one to the other and neither
 * ever goes. The store does not wait for the device here, since that wait would be most of the time, and
 * {@code MetadataWriteBenchmark} measures it. Cache state: both contents and the metadata are in memory.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 5,
        jvmArgsAppend = {ForkJvm.MIN_HEAP, ForkJvm.MAX_HEAP, ForkJvm.COLLECTOR, ForkJvm.NATIVE_ACCESS})
@Warmup(iterations = 10, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 10, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class PutKnownContentBenchmark {

    private static final int NAMES = 32;

    @Param("1MiB")
    String size;

    private ForkDirectory directory;
    private FileStore store;
    private final byte[][] contents = new byte[2][];
    private long turn;

    @Setup
    public void open() throws IOException {
        directory = ForkDirectory.create();
        store = FileStore.open(
                directory.path().resolve("store"),
                FileStoreOptions.defaults().withDurability(Durability.PROCESS_CRASH));
        for (int i = 0; i < contents.length; i++) {
            contents[i] = Workload.JSON.generate(i, ByteSize.parse(size));
            store.put("keeps content " + i, contents[i]);
        }
    }

    @Benchmark
    public FileStat putAgain() throws IOException {
        long now = turn++;
        return store.put("file-" + now % NAMES, contents[(int) (now / NAMES) & 1]);
    }

    @TearDown
    public void close() throws IOException {
        store.close();
        directory.close();
    }
}
