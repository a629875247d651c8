package dev.backsight.benchmarks.storage;

import dev.backsight.benchmarks.fork.ForkDirectory;
import dev.backsight.benchmarks.fork.ForkJvm;
import dev.backsight.benchmarks.workload.ByteSize;
import dev.backsight.benchmarks.workload.Workload;
import dev.backsight.store.FileStore;
import java.io.IOException;
import java.util.Random;
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
 * How fast does a piece out of the middle of a large compressed file come back? The block size moves it, and it would
 * grow with the offset if reading began at the start of the file.
 *
 * <p>The file has 4 MiB, which is 16 blocks; {@value #OFFSETS} offsets drawn once, not aligned to anything, take turns.
 * Cache state: the operating system's page cache; the device is not read.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 5,
        jvmArgsAppend = {ForkJvm.MIN_HEAP, ForkJvm.MAX_HEAP, ForkJvm.COLLECTOR, ForkJvm.NATIVE_ACCESS})
@Warmup(iterations = 10, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 10, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class GetRangeBenchmark {

    static final int FILE_SIZE = 4 << 20;
    private static final int OFFSETS = 1024;

    @Param("64KiB")
    String size;

    private ForkDirectory directory;
    private FileStore store;
    private int length;
    private final int[] offsets = new int[OFFSETS];
    private long turn;

    @Setup
    public void fill() throws IOException {
        directory = ForkDirectory.create();
        store = FileStore.open(directory.path().resolve("store"));
        store.put("large", Workload.JSON.generate(1, FILE_SIZE));
        length = ByteSize.parse(size);
        Random random = new Random(2);
        for (int i = 0; i < OFFSETS; i++) {
            offsets[i] = random.nextInt(FILE_SIZE - length + 1);
        }
    }

    @Benchmark
    public byte[] getRange() throws IOException {
        return store.get("large", offsets[(int) (turn++ % OFFSETS)], length);
    }

    @TearDown
    public void close() throws IOException {
        store.close();
        directory.close();
    }
}
