package dev.backsight.benchmarks.replication;

import dev.backsight.benchmarks.fork.ForkDirectory;
import dev.backsight.benchmarks.fork.ForkJvm;
import dev.backsight.benchmarks.workload.DistinctContents;
import dev.backsight.benchmarks.workload.Workload;
import dev.backsight.store.Durability;
import dev.backsight.store.FileStore;
import dev.backsight.store.FileStoreOptions;
import dev.backsight.store.mirror.Mirror;
import dev.backsight.store.mirror.MirrorOptions;
import dev.backsight.store.mirror.MirrorStatistics;
import dev.backsight.store.monitor.StoreMonitor;
import dev.backsight.store.objectstorage.Backoff;
import dev.backsight.store.objectstorage.ObjectStorage;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
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
 * How long does a mirror take to bring {@value #FILES} queued files to its storage, and how much longer if every object
 * has to be tried twice? Reading and hashing the files, the storage's own time for an object, and the bookkeeping of a
 * failed attempt move it.
 *
 * <p>A single shot, by the two workers that are the default; the wait after a failure is 1 ms at the most, so that it is
 * the attempts that count and not the waiting. The storage is a directory on the same disk, whose objects are
 * synchronised with the device. Cache state: the files were put just before and come from the page cache. Store, queue and
 * storage are made anew for each shot.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", ForkJvm.COLLECTOR, ForkJvm.NATIVE_ACCESS})
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@State(Scope.Benchmark)
public class MirrorSurvey {

    /** What the storage does with an object. */
    public enum Attempts {
        /** Takes it. */
        FIRST_SUCCEEDS,
        /** Refuses it once, then takes it. */
        FIRST_FAILS
    }

    static final int FILES = 100;

    private static final int SIZE = 64 << 10;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Param
    Attempts attempts;

    private ForkDirectory directory;
    ObjectStorage storage;
    private Mirror mirror;
    private FileStore store;

    @Setup(Level.Iteration)
    public void queueFiles() throws IOException {
        directory = ForkDirectory.create();
        ObjectStorage reliable = ObjectStorage.directory(directory.path().resolve("storage"));
        storage = attempts == Attempts.FIRST_FAILS ? new FailingOnce(reliable) : reliable;
        mirror = Mirror.open(
                directory.path().resolve("queue"),
                storage,
                MirrorOptions.defaults()
                        .withDurability(Durability.PROCESS_CRASH)
                        .withRetries(
                                new Backoff(Duration.ofMillis(1), Duration.ofMillis(1)),
                                MirrorOptions.defaults().maxAttempts()),
                StoreMonitor.disabled());
        store = FileStore.open(
                directory.path().resolve("store"),
                FileStoreOptions.defaults().withDurability(Durability.PROCESS_CRASH),
                StoreMonitor.disabled(),
                mirror);
        DistinctContents contents = new DistinctContents(Workload.JSON.generate(1, SIZE));
        for (int i = 0; i < FILES; i++) {
            store.put("file-" + i, contents.next());
        }
    }

    @Benchmark
    public MirrorStatistics drain() throws IOException, InterruptedException {
        mirror.start(store);
        if (!mirror.awaitIdle(PATIENCE)) {
            throw new IOException("the queue is not empty after " + PATIENCE);
        }
        return mirror.statistics();
    }

    @TearDown(Level.Iteration)
    public void close() throws IOException {
        store.close();
        mirror.close();
        storage.close();
        directory.close();
    }
}
