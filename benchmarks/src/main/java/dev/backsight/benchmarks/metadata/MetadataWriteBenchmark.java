package dev.backsight.benchmarks.metadata;

import dev.backsight.benchmarks.fork.ForkJvm;
import dev.backsight.store.identity.ContentId;
import dev.backsight.store.metadata.FileStat;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
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
 * How long does a caller wait until a changed record is safe on the disk, and how long at worst? The device's latency is
 * nearly all of it; a second synchronisation for each write would double it.
 *
 * <p>Each write gives the next file the other of two contents, in one batch: the file's record and both contents' numbers
 * of references. Cache state: what is read before writing is in RocksDB's memory; its log is written to the device and
 * waited for. Sampled, because the tail is what users feel.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 5,
        jvmArgsAppend = {ForkJvm.MIN_HEAP, ForkJvm.MAX_HEAP, ForkJvm.COLLECTOR, ForkJvm.NATIVE_ACCESS})
@Warmup(iterations = 10, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 10, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class MetadataWriteBenchmark {

    @Param("1000")
    int files;

    private FilledMetadata metadata;
    private FileStat[] records;
    private long turn;

    @Setup
    public void fill() throws IOException {
        metadata = new FilledMetadata(files);
        records = new FileStat[files];
        Arrays.setAll(records, FilledMetadata::first);
    }

    @Benchmark
    public List<ContentId> write() throws IOException {
        int index = (int) (turn++ % files);
        FileStat before = records[index];
        records[index] = FilledMetadata.next(before);
        return metadata.store().put(before, records[index], List.of());
    }

    @TearDown
    public void close() throws IOException {
        metadata.close();
    }
}
