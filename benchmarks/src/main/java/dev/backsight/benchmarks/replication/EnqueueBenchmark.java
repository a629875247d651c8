package dev.backsight.benchmarks.replication;

import dev.backsight.benchmarks.fork.ForkDirectory;
import dev.backsight.benchmarks.fork.ForkJvm;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.mirror.Mirror;
import dev.backsight.store.mirror.MirrorOptions;
import dev.backsight.store.monitor.StoreMonitor;
import dev.backsight.store.objectstorage.ObjectStorage;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does a mirror add to every change of the store, before the change is made? The device's latency is nearly all of
 * it; a second synchronisation for each note would double it.
 *
 * <p>What is called is what a store calls, for {@value #NAMES} names in turn. From the second round on each of them is
 * queued already, and its task is renewed: so the queue stays as it is, however long this runs; nobody works it off. Cache
 * state: the queue's records are in RocksDB's memory; its log is written to the device and waited for. Sampled, because
 * the tail is what users feel.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 5,
        jvmArgsAppend = {ForkJvm.MIN_HEAP, ForkJvm.MAX_HEAP, ForkJvm.COLLECTOR, ForkJvm.NATIVE_ACCESS})
@Warmup(iterations = 10, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 10, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class EnqueueBenchmark {

    static final int NAMES = 32;

    Mirror mirror;
    private final FileName[] names = new FileName[NAMES];
    private ForkDirectory directory;
    private ObjectStorage storage;
    private long turn;

    @Setup
    public void open() throws IOException {
        directory = ForkDirectory.create();
        storage = ObjectStorage.directory(directory.path().resolve("storage"));
        mirror = Mirror.open(
                directory.path().resolve("queue"), storage, MirrorOptions.defaults(), StoreMonitor.disabled());
        Arrays.setAll(names, i -> new FileName("folder/file-" + i));
    }

    @Benchmark
    public FileName enqueue() throws IOException {
        FileName name = names[(int) (turn++ % NAMES)];
        mirror.changing(name);
        mirror.changed(name);
        return name;
    }

    @TearDown
    public void close() throws IOException {
        mirror.close();
        storage.close();
        directory.close();
    }
}
