package dev.backsight.benchmarks.storage;

import dev.backsight.benchmarks.fork.ForkDirectory;
import dev.backsight.benchmarks.fork.ForkJvm;
import dev.backsight.benchmarks.workload.ByteSize;
import dev.backsight.benchmarks.workload.DistinctContents;
import dev.backsight.benchmarks.workload.Workload;
import dev.backsight.store.FileStore;
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
 * How long does a caller wait until new content is safe on the disk, and how long at worst? Compression level, hashing,
 * the number of synchronisations and the device's own latency move it.
 *
 * <p>Every content is new, and every put but the first {@value #NAMES} replaces an older one, whose content goes with it:
 * the disk holds {@value #NAMES} contents however long it runs. Defaults throughout: zstd at the store's own level,
 * durability over loss of power. Cache state: the source is in the processor's cache, the file system's folders are warm,
 * and the device is written to and waited for. Sampled, because the tail is what users feel.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 5,
        jvmArgsAppend = {ForkJvm.MIN_HEAP, ForkJvm.MAX_HEAP, ForkJvm.COLLECTOR, ForkJvm.NATIVE_ACCESS})
@Warmup(iterations = 10, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 10, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class PutBenchmark {

    private static final int NAMES = 32;

    @Param({"64KiB", "1MiB"})
    String size;

    @Param({"JSON", "RANDOM"})
    Workload content;

    private ForkDirectory directory;
    private FileStore store;
    private DistinctContents contents;
    private long turn;

    @Setup
    public void open() throws IOException {
        directory = ForkDirectory.create();
        store = FileStore.open(directory.path().resolve("store"));
        contents = new DistinctContents(content.generate(1, ByteSize.parse(size)));
    }

    @Benchmark
    public FileStat put() throws IOException {
        return store.put("file-" + turn++ % NAMES, contents.next());
    }

    @TearDown
    public void close() throws IOException {
        store.close();
        directory.close();
    }
}
