package dev.backsight.benchmarks.compression;

import dev.backsight.benchmarks.fork.ForkJvm;
import dev.backsight.benchmarks.workload.ByteSize;
import dev.backsight.benchmarks.workload.Workload;
import dev.backsight.store.FileStoreOptions;
import dev.backsight.store.compression.BlockCompressor;
import dev.backsight.store.compression.Compression;
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
 * How fast does the store's default codec compress a block? The codec and its default level move it. (How fast it gives up
 * on what does not compress, {@link CompressionSurvey} asks.)
 *
 * <p>256 KiB is the block the store cuts files into, 4 KiB a small file. {@value #BLOCKS} different blocks take turns, so
 * that the branch predictor does not learn one by heart. Cache state: source and target are in the processor's caches.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 5,
        jvmArgsAppend = {ForkJvm.MIN_HEAP, ForkJvm.MAX_HEAP, ForkJvm.COLLECTOR, ForkJvm.NATIVE_ACCESS})
@Warmup(iterations = 10, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 10, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class CompressBenchmark {

    private static final int BLOCKS = 16;

    @Param({"4KiB", "256KiB"})
    String size;

    @Param("JSON")
    Workload content;

    BlockCompressor compressor;

    private final byte[][] blocks = new byte[BLOCKS][];
    private byte[] target;
    private long turn;

    @Setup
    public void fill() {
        int length = ByteSize.parse(size);
        for (int i = 0; i < BLOCKS; i++) {
            blocks[i] = content.generate(i, length);
        }
        target = new byte[Compression.maxCompressedLength(length)];
        compressor = FileStoreOptions.defaults().compression().newCompressor();
    }

    @Benchmark
    public int compress() {
        byte[] block = blocks[(int) (turn++ % BLOCKS)];
        return compressor.compress(block, 0, block.length, target);
    }

    @TearDown
    public void close() {
        compressor.close();
    }
}
