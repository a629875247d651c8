package dev.backsight.benchmarks.metadata;

import dev.backsight.benchmarks.fork.ForkDirectory;
import dev.backsight.benchmarks.fork.ForkJvm;
import dev.backsight.benchmarks.metadata.LabelledFiles.Page;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.FileStat;
import java.io.IOException;
import java.util.ArrayList;
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
 * What do the engines that could keep the metadata take for the same four operations, and what becomes of that when a
 * thousand files become a million? Indexes that no longer fit a cache move it, the messages to a server, and what a
 * transaction waits for.
 *
 * <p>Every change is safe on the device when it returns, with all engines. Cache state: up to 10,000 files, spread over
 * all of them, are asked for in an order shuffled once, so that a thousand files come from the engine's own cache, and a
 * million from that or the page cache; the device is not read. A million files are filled in before, which takes up to
 * minutes.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", ForkJvm.COLLECTOR, ForkJvm.NATIVE_ACCESS})
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 10, time = 2)
@State(Scope.Benchmark)
public class MetadataSurvey {

    private static final int MOST_NAMES = 10_000;
    private static final int MOST_PAGES = 25;

    @Param
    Engine engine;

    @Param({"1000", "1000000"})
    int files;

    private ForkDirectory directory;
    MetadataOperations metadata;
    private final List<FileStat> records = new ArrayList<>();
    private final List<Page> pages = new ArrayList<>();
    private long turn;

    @Setup
    public void fill() throws IOException {
        directory = ForkDirectory.create();
        metadata = engine.open(directory.path().resolve("metadata"), files);
        int names = Math.min(files, MOST_NAMES);
        for (int i = 0; i < names; i++) {
            records.add(LabelledFiles.first((int) ((long) i * files / names)));
        }
        Collections.shuffle(records, new Random(3));
        pages.addAll(LabelledFiles.pages(files, MOST_PAGES));
        Collections.shuffle(pages, new Random(5));
    }

    /** Another version of a file, with the other of two contents. */
    @Benchmark
    public FileStat put() throws IOException {
        int index = (int) (turn++ % records.size());
        FileStat before = records.get(index);
        FileStat after = FilledMetadata.next(before);
        metadata.put(before, after);
        records.set(index, after);
        return after;
    }

    /** One record by its name. */
    @Benchmark
    public Optional<FileStat> find() throws IOException {
        return metadata.find(records.get((int) (turn++ % records.size())).name());
    }

    /** A page of 100 of the listing of all files, beginning behind any of them. */
    @Benchmark
    public List<FileStat> page() throws IOException {
        FileName after = records.get((int) (turn++ % records.size())).name();
        return metadata.list("", after, FilledMetadata.FOLDER);
    }

    /** A page of 25 of the files with a tag and a type. */
    @Benchmark
    public List<FileStat> query() throws IOException {
        Page page = pages.get((int) (turn++ % pages.size()));
        return metadata.query(page.query(), page.after(), LabelledFiles.PAGE);
    }

    @TearDown
    public void close() throws IOException {
        metadata.close();
        directory.close();
    }
}
