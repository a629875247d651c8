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
import dev.backsight.store.metadata.FileStat;
import java.io.ByteArrayInputStream;
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
 * How does the wait for a put grow with the size of a file, with and without compression, and does a stream cost more than
 * an array? The codec, hashing, chunking from 4 MiB on, and the device move it.
 *
 * <p>As {@link PutBenchmark}: new content each time, over a ring of {@value #NAMES} names, so that the disk holds no more
 * contents than that, and one in the making. Cache state: the source is in memory, the device is written to and waited for.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", ForkJvm.COLLECTOR, ForkJvm.NATIVE_ACCESS})
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class PutSurvey {

    static final int NAMES = 4;

    @Param({"4KiB", "64KiB", "1MiB", "64MiB"})
    String size;

    @Param({"ZSTD", "STORED"})
    Codec codec;

    private ForkDirectory directory;
    private FileStore store;
    private DistinctContents contents;
    private long turn;

    @Setup
    public void open() throws IOException {
        directory = ForkDirectory.create();
        store = FileStore.open(
                directory.path().resolve("store"), FileStoreOptions.defaults().withCompression(Compression.of(codec)));
        contents = new DistinctContents(Workload.JSON.generate(1, ByteSize.parse(size)));
    }

    @Benchmark
    public FileStat putArray() throws IOException {
        return store.put(nextName(), contents.next());
    }

    @Benchmark
    public FileStat putStream() throws IOException {
        return store.put(nextName(), new ByteArrayInputStream(contents.next()));
    }

    private String nextName() {
        return "file-" + turn++ % NAMES;
    }

    @TearDown
    public void close() throws IOException {
        store.close();
        directory.close();
    }
}
