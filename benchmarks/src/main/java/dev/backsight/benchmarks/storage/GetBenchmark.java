package dev.backsight.benchmarks.storage;

import dev.backsight.benchmarks.fork.ForkDirectory;
import dev.backsight.benchmarks.fork.ForkJvm;
import dev.backsight.benchmarks.workload.ByteSize;
import dev.backsight.benchmarks.workload.Workload;
import dev.backsight.store.FileStore;
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
 * How fast does a whole file come back as bytes? Decompression, checksums and the copies on the way move it.
 *
 * <p>Cache state: everything comes from the operating system's page cache, since it was put just before; the device is
 * not read. {@value #FILES} different files take turns, so that no single one stays in the processor's first caches.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 5,
        jvmArgsAppend = {ForkJvm.MIN_HEAP, ForkJvm.MAX_HEAP, ForkJvm.COLLECTOR, ForkJvm.NATIVE_ACCESS})
@Warmup(iterations = 10, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 10, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class GetBenchmark {

    private static final int FILES = 16;

    @Param({"64KiB", "1MiB"})
    String size;

    private ForkDirectory directory;
    private FileStore store;
    private long turn;

    @Setup
    public void fill() throws IOException {
        directory = ForkDirectory.create();
        store = FileStore.open(directory.path().resolve("store"));
        for (int i = 0; i < FILES; i++) {
            store.put("file-" + i, Workload.JSON.generate(i, ByteSize.parse(size)));
        }
    }

    @Benchmark
    public byte[] getWhole() throws IOException {
        return store.get("file-" + turn++ % FILES);
    }

    @TearDown
    public void close() throws IOException {
        store.close();
        directory.close();
    }
}
