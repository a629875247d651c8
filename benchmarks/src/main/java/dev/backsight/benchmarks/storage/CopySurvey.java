package dev.backsight.benchmarks.storage;

import dev.backsight.benchmarks.fork.ForkDirectory;
import dev.backsight.benchmarks.fork.ForkJvm;
import dev.backsight.benchmarks.workload.ByteSize;
import dev.backsight.benchmarks.workload.Workload;
import dev.backsight.store.Durability;
import dev.backsight.store.ExistingTarget;
import dev.backsight.store.FileStore;
import dev.backsight.store.FileStoreOptions;
import dev.backsight.store.metadata.FileStat;
import java.io.IOException;
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
 * What does it cost to copy and to rename a file, neither of which touches content? The write of the metadata moves it, and
 * above all whether the store waits for the device ({@code POWER_LOSS}) or not. That neither touches content shows in that the
 * size moves nothing.
 *
 * <p>Copies go to a ring of {@value #NAMES} names, by turns of one content and of another, so that each changes a file;
 * renames go there and back again. Cache state: the metadata is in memory.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", ForkJvm.COLLECTOR, ForkJvm.NATIVE_ACCESS})
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class CopySurvey {

    static final int NAMES = 32;

    @Param({"4KiB", "1MiB"})
    String size;

    @Param
    Durability durability;

    private ForkDirectory directory;
    private FileStore store;
    private long turn;

    @Setup
    public void fill() throws IOException {
        directory = ForkDirectory.create();
        store = FileStore.open(
                directory.path().resolve("store"), FileStoreOptions.defaults().withDurability(durability));
        for (int i = 0; i < 2; i++) {
            store.put("source-" + i, Workload.JSON.generate(i, ByteSize.parse(size)));
        }
        for (int i = 0; i < NAMES; i++) {
            store.copy("source-0", "0/file-" + i, ExistingTarget.REFUSE);
        }
    }

    @Benchmark
    public FileStat copy() throws IOException {
        long now = turn++;
        // The first round is the one that finds the names free.
        return store.copy("source-" + (now / NAMES & 1), "copy-" + now % NAMES, ExistingTarget.REPLACE);
    }

    @Benchmark
    public FileStat rename() throws IOException {
        long now = turn++;
        long here = now / NAMES & 1;
        String file = "/file-" + now % NAMES;
        return store.rename(here + file, 1 - here + file, ExistingTarget.REFUSE);
    }

    @TearDown
    public void close() throws IOException {
        store.close();
        directory.close();
    }
}
