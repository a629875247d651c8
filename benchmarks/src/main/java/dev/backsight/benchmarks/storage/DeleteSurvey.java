package dev.backsight.benchmarks.storage;

import dev.backsight.benchmarks.fork.ForkDirectory;
import dev.backsight.benchmarks.fork.ForkJvm;
import dev.backsight.benchmarks.workload.ByteSize;
import dev.backsight.benchmarks.workload.DistinctContents;
import dev.backsight.benchmarks.workload.Workload;
import dev.backsight.store.FileStore;
import dev.backsight.store.FileStoreOptions;
import dev.backsight.store.compression.Codec;
import dev.backsight.store.compression.Compression;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long does a caller wait until a file and its content are gone for good? The wait for the device moves it, and from
 * some size on the file system's work of freeing the blocks, of which a codec leaves it fewer.
 *
 * <p>An operation is one delete. Deleting uses files up, so that an iteration is a single invocation, which deletes {@value
 * #FILES} files that were put before the iteration, outside what is measured. Cache state: the files were just written and
 * waited for; the metadata is in memory, and changes of it are waited for.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", ForkJvm.COLLECTOR, ForkJvm.NATIVE_ACCESS})
@Warmup(iterations = 10)
@Measurement(iterations = 10)
@State(Scope.Benchmark)
public class DeleteSurvey {

    static final int FILES = 4;

    @Param({"4KiB", "64KiB", "1MiB", "64MiB"})
    String size;

    @Param({"ZSTD", "STORED"})
    Codec codec;

    private ForkDirectory directory;
    private FileStore store;
    private DistinctContents contents;

    @Setup
    public void open() throws IOException {
        directory = ForkDirectory.create();
        store = FileStore.open(
                directory.path().resolve("store"), FileStoreOptions.defaults().withCompression(Compression.of(codec)));
        contents = new DistinctContents(Workload.JSON.generate(1, ByteSize.parse(size)));
    }

    @Setup(Level.Iteration)
    public void fill() throws IOException {
        for (int i = 0; i < FILES; i++) {
            store.put("file-" + i, contents.next());
        }
    }

    /** How many files were there and are gone. */
    @Benchmark
    @OperationsPerInvocation(FILES)
    public int delete() throws IOException {
        int deleted = 0;
        for (int i = 0; i < FILES; i++) {
            deleted += store.delete("file-" + i) ? 1 : 0;
        }
        return deleted;
    }

    @TearDown
    public void close() throws IOException {
        store.close();
        directory.close();
    }
}
