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
 * How near is a put to what the hardware and the codec allow? The store's bookkeeping moves one of the two, a codec, a
 * hash or a device both.
 *
 * <p>Both write new content each time over a ring of {@value #NAMES} names. Cache state: as {@link PutBenchmark}.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", ForkJvm.COLLECTOR, ForkJvm.NATIVE_ACCESS})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@State(Scope.Benchmark)
public class PutLimit {

    private static final int NAMES = 8;

    @Param({"1MiB", "64MiB"})
    String size;

    private ForkDirectory directory;
    private FileStore store;
    private BarePipeline pipeline;
    private DistinctContents contents;
    private long turn;

    @Setup
    public void open() throws IOException {
        directory = ForkDirectory.create();
        store = FileStore.open(directory.path().resolve("store"));
        pipeline = new BarePipeline();
        contents = new DistinctContents(Workload.JSON.generate(1, ByteSize.parse(size)));
    }

    @Benchmark
    public FileStat store() throws IOException {
        return store.put("file-" + turn++ % NAMES, contents.next());
    }

    @Benchmark
    public byte[] bare() throws IOException {
        return pipeline.write(contents.next(), directory.path().resolve("bare-" + turn++ % NAMES));
    }

    @TearDown
    public void close() throws IOException {
        pipeline.close();
        store.close();
        directory.close();
    }
}
