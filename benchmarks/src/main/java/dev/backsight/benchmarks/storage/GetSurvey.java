package dev.backsight.benchmarks.storage;

import dev.backsight.benchmarks.fork.ForkDirectory;
import dev.backsight.benchmarks.fork.ForkJvm;
import dev.backsight.benchmarks.workload.ByteSize;
import dev.backsight.benchmarks.workload.Workload;
import dev.backsight.store.FileStore;
import dev.backsight.store.FileStoreOptions;
import dev.backsight.store.compression.Codec;
import dev.backsight.store.compression.Compression;
import java.io.IOException;
import java.io.InputStream;
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
 * How does reading grow with the size of a file, with and without compression: as a whole, as a stream, and 4 KiB out of it?
 * Decompression, checksums and copies move the first two, the size of blocks and chunks the third.
 *
 * <p>{@value #MOST_FILES} files take turns, or as many as have 16 MiB altogether, or one. Cache state: everything comes from
 * the operating system's page cache, where it was just put; the device is not read.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", ForkJvm.COLLECTOR, ForkJvm.NATIVE_ACCESS})
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class GetSurvey {

    static final int MOST_FILES = 16;
    static final int RANGE = 4 << 10;
    static final int ALL_BYTES = 16 << 20;
    private static final int OFFSETS = 1024;

    @Param({"4KiB", "64KiB", "1MiB", "64MiB"})
    String size;

    @Param({"ZSTD", "STORED"})
    Codec codec;

    final int[] offsets = new int[OFFSETS];
    private final byte[] buffer = new byte[64 << 10];
    private ForkDirectory directory;
    private FileStore store;
    private int files;
    private long turn;

    @Setup
    public void fill() throws IOException {
        directory = ForkDirectory.create();
        store = FileStore.open(
                directory.path().resolve("store"), FileStoreOptions.defaults().withCompression(Compression.of(codec)));
        int bytes = ByteSize.parse(size);
        files = Math.max(1, Math.min(MOST_FILES, ALL_BYTES / bytes));
        for (int i = 0; i < files; i++) {
            store.put("file-" + i, Workload.JSON.generate(i, bytes));
        }
        Random random = new Random(2);
        for (int i = 0; i < OFFSETS; i++) {
            offsets[i] = random.nextInt(bytes - RANGE + 1);
        }
    }

    @Benchmark
    public byte[] getWhole() throws IOException {
        return store.get(nextName());
    }

    /** Reads all of it through a buffer of 64 KiB, and returns how much it was. */
    @Benchmark
    public long stream() throws IOException {
        long total = 0;
        try (InputStream stream = openNext()) {
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                total += read;
            }
        }
        return total;
    }

    InputStream openNext() throws IOException {
        return store.newInputStream(nextName());
    }

    @Benchmark
    public byte[] getRange() throws IOException {
        int offset = offsets[(int) (turn % OFFSETS)];
        return store.get(nextName(), offset, RANGE);
    }

    private String nextName() {
        return "file-" + turn++ % files;
    }

    @TearDown
    public void close() throws IOException {
        store.close();
        directory.close();
    }
}
