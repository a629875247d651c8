package dev.backsight.benchmarks.storage;

import dev.backsight.benchmarks.fork.ForkDirectory;
import dev.backsight.benchmarks.fork.ForkJvm;
import dev.backsight.benchmarks.workload.ByteSize;
import dev.backsight.benchmarks.workload.DistinctContents;
import dev.backsight.benchmarks.workload.Workload;
import dev.backsight.store.FileStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How much longer does reading a file take after a restart of the machine, and in a store with a past? The device, how
 * many places of it the store has to read for one file, and how scattered its files became move it.
 *
 * <p>An operation is one read of a whole file; an iteration is a single invocation that reads each of {@value #FILES}
 * files once, in an order shuffled once, so that what the first read brings into a cache serves no second. Cache state: as
 * the parameter says. Dropped from the page cache is whatever the store has on disk, and the store is opened again, so that
 * its own caches are empty too; opening it is not measured. An iteration that fetched less from the device than it read ends
 * the fork with a sentence: in memory, as on tmpfs, nothing can be dropped.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", ForkJvm.COLLECTOR, ForkJvm.NATIVE_ACCESS})
@Warmup(iterations = 20)
@Measurement(iterations = 20)
@State(Scope.Benchmark)
public class GetStateSurvey {

    /** Where a read finds what it needs. */
    public enum Cache {
        /** In the page cache and the store's own. */
        WARM,
        /** On the device. Needs Linux, and a disk. */
        DROPPED
    }

    /** What the store has been through. */
    public enum Age {
        /** Each file was put once, one after the other. */
        FRESH,
        /** Each was replaced {@value #PAST} times, and as many others put between them and deleted. */
        AGED
    }

    static final int FILES = 32;
    static final int PAST = 4;

    @Param({"4KiB", "64KiB", "1MiB"})
    String size;

    @Param
    Cache cache;

    @Param
    Age age;

    private ForkDirectory directory;
    private Path path;
    FileStore store;
    private final List<String> names = new ArrayList<>();
    private long storedBytes;
    private long fetchedBefore;

    @Setup
    public void fill() throws IOException {
        directory = ForkDirectory.create();
        path = directory.path().resolve("store");
        store = FileStore.open(path);
        IntStream.range(0, FILES).forEach(i -> names.add("file-" + i));
        DistinctContents contents = new DistinctContents(Workload.JSON.generate(1, ByteSize.parse(size)));
        if (age == Age.AGED) {
            live(store, names, contents);
        }
        for (String name : names) {
            storedBytes += store.put(name, contents.next()).storedSize();
        }
        Collections.shuffle(names, new Random(7));
    }

    static void live(FileStore store, List<String> names, DistinctContents contents) throws IOException {
        for (int round = 0; round < PAST; round++) {
            for (String name : names) {
                store.put(name, contents.next());
                store.put("beside-" + name, contents.next());
            }
            for (String name : names) {
                store.delete("beside-" + name);
            }
        }
    }

    @Setup(Level.Iteration)
    public void prepare() throws IOException {
        if (cache == Cache.DROPPED) {
            store.close();
            PageCache.drop(path);
            store = FileStore.open(path);
            fetchedBefore = DeviceReads.bytes();
        }
    }

    /** Returns how many bytes were read. */
    @Benchmark
    @OperationsPerInvocation(FILES)
    public long getWhole() throws IOException {
        long read = 0;
        for (String name : names) {
            read += store.get(name).length;
        }
        return read;
    }

    @TearDown(Level.Iteration)
    public void requireFetched() throws IOException {
        if (cache == Cache.DROPPED) {
            long fetched = DeviceReads.bytes() - fetchedBefore;
            if (fetched < storedBytes) {
                throw new IOException("of " + storedBytes + " bytes that were read, only " + fetched
                        + " came from the device, so that these are no cold reads: the file system of " + path
                        + " keeps files in memory; choose a directory on a disk (-D" + ForkDirectory.PROPERTY
                        + "=...)");
            }
        }
    }

    @TearDown
    public void close() throws IOException {
        store.close();
        directory.close();
    }
}
