package dev.backsight.benchmarks.metadata;

import dev.backsight.benchmarks.fork.ForkJvm;
import dev.backsight.benchmarks.metadata.LabelledFiles.Page;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.FileQuery;
import dev.backsight.store.metadata.FileStat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
 * How fast is a page of the answer to "which files have this tag and this type"? Which index the store chooses to follow
 * moves it, how many entries of the others it looks at for that, and the record's format.
 *
 * <p>One file in 40 matches; pages of 25, from the first to the last of each question, are asked for in an order shuffled
 * once. Cache state: as {@link MetadataReadBenchmark}.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 5,
        jvmArgsAppend = {ForkJvm.MIN_HEAP, ForkJvm.MAX_HEAP, ForkJvm.COLLECTOR, ForkJvm.NATIVE_ACCESS})
@Warmup(iterations = 10, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 10, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class MetadataQueryBenchmark {

    private static final int MOST_PAGES = 10;

    @Param("4000")
    int files;

    private FilledMetadata metadata;
    private FileQuery[] queries;
    private @Nullable FileName[] after;
    private long turn;

    @Setup
    public void fill() throws IOException {
        metadata = new FilledMetadata(files, LabelledFiles::first);
        List<Page> pages = new ArrayList<>(LabelledFiles.pages(files, MOST_PAGES));
        Collections.shuffle(pages, new Random(5));
        queries = pages.stream().map(Page::query).toArray(FileQuery[]::new);
        after = pages.stream().map(Page::after).toArray(FileName[]::new);
    }

    @Benchmark
    public List<FileStat> queryPage() throws IOException {
        int page = (int) (turn++ % queries.length);
        return metadata.store().query(queries[page], after[page], LabelledFiles.PAGE);
    }

    @TearDown
    public void close() throws IOException {
        metadata.close();
    }
}
