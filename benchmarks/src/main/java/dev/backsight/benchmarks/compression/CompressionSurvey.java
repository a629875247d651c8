package dev.backsight.benchmarks.compression;

import dev.backsight.benchmarks.fork.ForkJvm;
import dev.backsight.benchmarks.workload.ByteSize;
import dev.backsight.benchmarks.workload.Workload;
import dev.backsight.store.compression.BlockCompressor;
import dev.backsight.store.compression.BlockDecompressor;
import dev.backsight.store.compression.Codec;
import dev.backsight.store.compression.Compression;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
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
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * How fast is each codec at its default level, in either direction, on each kind of content, and how much does it save? The
 * codec moves it, and what it finds in the content.
 *
 * <p>{@value #BLOCKS} blocks in a row, of the size that the store cuts files into, take turns. What is not worth compressing
 * comes back as the store keeps it, which is as it was. How much is saved is a secondary metric, {@code ratio}: how many times
 * smaller all blocks became together. Cache state: source and target are in the processor's caches.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {ForkJvm.MIN_HEAP, ForkJvm.MAX_HEAP, ForkJvm.COLLECTOR, ForkJvm.NATIVE_ACCESS})
@Warmup(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class CompressionSurvey {

    static final int BLOCKS = 8;

    @Param
    Codec codec;

    @Param
    Workload content;

    @Param("256KiB")
    String size;

    private final byte[][] blocks = new byte[BLOCKS][];
    private final byte[][] stored = new byte[BLOCKS][];
    private final Codec[] storedBy = new Codec[BLOCKS];
    private BlockCompressor compressor;
    private BlockDecompressor decompressor;
    private byte[] packed;
    private byte[] unpacked;
    double ratio;
    private long turn;

    @Setup
    public void fill() {
        int length = ByteSize.parse(size);
        compressor = Compression.of(codec).newCompressor();
        decompressor = new BlockDecompressor();
        packed = new byte[Compression.maxCompressedLength(length)];
        unpacked = new byte[length];
        byte[] all = content.generate(1, BLOCKS * length);
        long storedBytes = 0;
        for (int i = 0; i < BLOCKS; i++) {
            blocks[i] = Arrays.copyOfRange(all, i * length, (i + 1) * length);
            int compressed = compressor.compress(blocks[i], 0, length, packed);
            boolean isWorthIt = compressed != BlockCompressor.INCOMPRESSIBLE;
            stored[i] = isWorthIt ? Arrays.copyOf(packed, compressed) : blocks[i];
            storedBy[i] = isWorthIt ? codec : Codec.STORED;
            storedBytes += stored[i].length;
        }
        ratio = (double) all.length / storedBytes;
    }

    /**
     * JMH adds such counters up, over iterations and forks: what one of them reports is its share of the ratio, so
     * that the sum is the ratio, whatever the speed. A counter that is divided by the time instead would move with it.
     */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Saved {

        private double share;

        @Setup
        public void divide(CompressionSurvey survey, BenchmarkParams run) {
            int forks = Math.max(1, run.getForks());
            share = survey.ratio / forks / run.getMeasurement().getCount();
        }

        /** Reported by the name that this method has. */
        public double ratio() {
            return share;
        }
    }

    @Benchmark
    public int compress(Saved saved) {
        byte[] block = blocks[(int) (turn++ % BLOCKS)];
        return compressor.compress(block, 0, block.length, packed);
    }

    @Benchmark
    public byte[] decompress(Saved saved) throws IOException {
        int now = (int) (turn++ % BLOCKS);
        byte[] block = stored[now];
        decompressor.decompress(storedBy[now], block, 0, block.length, unpacked, 0, unpacked.length);
        return unpacked;
    }

    @TearDown
    public void close() {
        compressor.close();
        decompressor.close();
    }
}
