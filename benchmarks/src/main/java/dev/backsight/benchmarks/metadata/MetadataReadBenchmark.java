package dev.backsight.benchmarks.metadata;

import dev.backsight.benchmarks.fork.ForkJvm;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.FileStat;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
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
 * How fast is the answer to "what is known of this file", and how fast a page of a folder? The record's format, RocksDB's
 * settings and the number of files move it.
 *
 * <p>Names are asked for in an order shuffled once. Cache state: RocksDB read the table it asks when it was opened, and
 * keeps its blocks in its own cache; the device is not read.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 5,
        jvmArgsAppend = {ForkJvm.MIN_HEAP, ForkJvm.MAX_HEAP, ForkJvm.COLLECTOR, ForkJvm.NATIVE_ACCESS})
@Warmup(iterations = 10, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 10, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class MetadataReadBenchmark {

    @Param("1000")
    int files;

    private FilledMetadata metadata;
    private FileName[] names;
    private String[] folders;
    private long turn;

    @Setup
    public void fill() throws IOException {
        metadata = new FilledMetadata(files);
        names = new FileName[files];
        Arrays.setAll(names, FilledMetadata::name);
        Collections.shuffle(Arrays.asList(names), new Random(3));
        folders = new String[files / FilledMetadata.FOLDER];
        Arrays.setAll(folders, i -> FilledMetadata.folder(i * FilledMetadata.FOLDER));
        Collections.shuffle(Arrays.asList(folders), new Random(4));
    }

    /** One record by its name. */
    @Benchmark
    public Optional<FileStat> find() throws IOException {
        return metadata.store().find(names[(int) (turn++ % names.length)]);
    }

    /** All hundred records of one folder. */
    @Benchmark
    public List<FileStat> listFolder() throws IOException {
        return metadata.store().list(folders[(int) (turn++ % folders.length)], null, FilledMetadata.FOLDER);
    }

    @TearDown
    public void close() throws IOException {
        metadata.close();
    }
}
