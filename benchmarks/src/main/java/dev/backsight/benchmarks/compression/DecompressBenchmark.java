package dev.backsight.benchmarks.compression;

import dev.backsight.benchmarks.fork.ForkJvm;
import dev.backsight.benchmarks.workload.ByteSize;
import dev.backsight.benchmarks.workload.Workload;
import dev.backsight.store.FileStoreOptions;
import dev.backsight.store.compression.BlockCompressor;
import dev.backsight.store.compression.BlockDecompressor;
import dev.backsight.store.compression.Codec;
import dev.backsight.store.compression.Compression;
import java.io.IOException;
import java.util.Arrays;
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
 * How fast does a block the default codec compressed come back? The codec moves it, its level hardly.
 *
 * <p>{@value #BLOCKS} different blocks take turns. Cache state: source and target are in the processor's caches.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 5,
        jvmArgsAppend = {ForkJvm.MIN_HEAP, ForkJvm.MAX_HEAP, ForkJvm.COLLECTOR, ForkJvm.NATIVE_ACCESS})
@Warmup(iterations = 10, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 10, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class DecompressBenchmark {

    private static final int BLOCKS = 16;

    @Param({"4KiB", "256KiB"})
    String size;

    private final byte[][] blocks = new byte[BLOCKS][];
    private Codec codec;
    private BlockDecompressor decompressor;
    private byte[] target;
    private long turn;

    @Setup
    public void fill() {
        int length = ByteSize.parse(size);
        Compression compression = FileStoreOptions.defaults().compression();
        codec = compression.codec();
        decompressor = new BlockDecompressor();
        target = new byte[length];
        byte[] compressed = new byte[Compression.maxCompressedLength(length)];
        try (BlockCompressor compressor = compression.newCompressor()) {
            for (int i = 0; i < BLOCKS; i++) {
                int stored = compressor.compress(Workload.JSON.generate(i, length), 0, length, compressed);
                blocks[i] = Arrays.copyOf(compressed, stored);
            }
        }
    }

    @Benchmark
    public byte[] decompress() throws IOException {
        byte[] block = blocks[(int) (turn++ % BLOCKS)];
        decompressor.decompress(codec, block, 0, block.length, target, 0, target.length);
        return target;
    }

    @TearDown
    public void close() {
        decompressor.close();
    }
}
