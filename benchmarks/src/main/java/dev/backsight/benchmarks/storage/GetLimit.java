package dev.backsight.benchmarks.storage;

import dev.backsight.benchmarks.fork.ForkDirectory;
import dev.backsight.benchmarks.fork.ForkJvm;
import dev.backsight.benchmarks.workload.ByteSize;
import dev.backsight.benchmarks.workload.Workload;
import dev.backsight.store.FileStore;
import java.io.IOException;
import java.nio.file.Path;
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
 * How near is a get of a whole file to reading and decompressing it? Looking up the name, verifying checksums and the
 * layout of blocks move one of the two, the codec both.
 *
 * <p>Cache state: the file is in the page cache, where it was just written.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", ForkJvm.COLLECTOR, ForkJvm.NATIVE_ACCESS})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class GetLimit {

    @Param({"1MiB", "64MiB"})
    String size;

    private ForkDirectory directory;
    private FileStore store;
    private BarePipeline pipeline;
    private Path bare;
    private int bytes;

    @Setup
    public void fill() throws IOException {
        directory = ForkDirectory.create();
        bytes = ByteSize.parse(size);
        byte[] content = Workload.JSON.generate(1, bytes);
        store = FileStore.open(directory.path().resolve("store"));
        store.put("file", content);
        pipeline = new BarePipeline();
        bare = directory.path().resolve("bare");
        pipeline.write(content, bare);
    }

    @Benchmark
    public byte[] store() throws IOException {
        return store.get("file");
    }

    @Benchmark
    public byte[] bare() throws IOException {
        return pipeline.read(bare, bytes);
    }

    @TearDown
    public void close() throws IOException {
        pipeline.close();
        store.close();
        directory.close();
    }
}
