package dev.backsight.benchmarks.compression;

import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import dev.backsight.benchmarks.fork.ForkJvm;
import dev.backsight.benchmarks.workload.Workload;
import dev.backsight.store.compression.BlockCompressor;
import dev.backsight.store.compression.BlockDecompressor;
import dev.backsight.store.compression.Codec;
import dev.backsight.store.compression.Compression;
import io.airlift.compress.zstd.ZstdCompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
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
 * How near is the store's compression to that of the library alone, and what would one without native code cost? The
 * store's checks move the first, the two implementations of zstd the second.
 *
 * <p>One block of 256 KiB, again and again, at level 3; the one in pure Java (aircompressor) has a single level, which is
 * made after that one. All three decompress what the native library compressed. Cache state: source and target are in the
 * processor's caches.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", ForkJvm.COLLECTOR, ForkJvm.NATIVE_ACCESS})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class ZstdLimit {

    static final int SIZE = 256 << 10;

    @Param({"JSON", "SOURCE"})
    Workload content;

    private final ZstdCompressCtx bareCompressor = new ZstdCompressCtx().setLevel(Codec.ZSTD.defaultLevel());
    private final ZstdDecompressCtx bareDecompressor = new ZstdDecompressCtx();
    private final ZstdCompressor pureCompressor = new ZstdCompressor();
    private final ZstdDecompressor pureDecompressor = new ZstdDecompressor();
    private final BlockCompressor compressor = Compression.of(Codec.ZSTD).newCompressor();
    private final BlockDecompressor decompressor = new BlockDecompressor();
    private final byte[] packed = new byte[Compression.maxCompressedLength(SIZE)];
    private final byte[] unpacked = new byte[SIZE];
    private byte[] block;
    private byte[] stored;

    @Setup
    public void fill() {
        block = content.generate(1, SIZE);
        stored = packed(compressBare());
    }

    @Benchmark
    public int compressStore() {
        return compressor.compress(block, 0, SIZE, packed);
    }

    @Benchmark
    public int compressBare() {
        return bareCompressor.compressByteArray(packed, 0, packed.length, block, 0, SIZE);
    }

    @Benchmark
    public int compressPureJava() {
        return pureCompressor.compress(block, 0, SIZE, packed, 0, packed.length);
    }

    @Benchmark
    public byte[] decompressStore() throws IOException {
        decompressor.decompress(Codec.ZSTD, stored, 0, stored.length, unpacked, 0, SIZE);
        return unpacked;
    }

    @Benchmark
    public byte[] decompressBare() {
        bareDecompressor.decompressByteArray(unpacked, 0, SIZE, stored, 0, stored.length);
        return unpacked;
    }

    @Benchmark
    public byte[] decompressPureJava() {
        pureDecompressor.decompress(stored, 0, stored.length, unpacked, 0, SIZE);
        return unpacked;
    }

    /** What was compressed last. */
    byte[] packed(int length) {
        return Arrays.copyOf(packed, length);
    }

    @TearDown
    public void close() {
        bareCompressor.close();
        bareDecompressor.close();
        compressor.close();
        decompressor.close();
    }
}
