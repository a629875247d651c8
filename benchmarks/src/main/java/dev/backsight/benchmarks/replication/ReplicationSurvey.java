package dev.backsight.benchmarks.replication;

import dev.backsight.benchmarks.fork.ForkDirectory;
import dev.backsight.benchmarks.fork.ForkJvm;
import dev.backsight.benchmarks.workload.ByteSize;
import dev.backsight.benchmarks.workload.DistinctContents;
import dev.backsight.benchmarks.workload.Workload;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.replication.FileView;
import dev.backsight.store.replication.ReplicatedStore;
import java.io.IOException;
import java.util.Optional;
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
 * How do replicated puts and reads grow with the size, and what does it cost a read to be certain that it is not behind?
 * The device's latency and hashing move a put, the question to a majority whether the leader still leads a read, and the
 * number of messages both.
 *
 * <p>The peers share this JVM, its processors and one disk, and reach each other over loopback: no network is in it, and
 * three times the work of a machine that has one peer. A put is done when a majority of them has the content in its logs
 * and the leader has applied it. More than 1 MiB is sent in parts of that size. Every content is new, and takes the place
 * of an older one of {@value #NAMES}; a log is cut off after 5,000 entries or about 256 MiB. Cache state: puts as in {@code PutBenchmark};
 * what is read was put just before, and comes from the page cache of the peer that is asked.
 *
 * <p>None of it is in the quick suite: with one of two cores busy a pair of puts took 20 s, half of it to start the peers
 * and warm up, and pairs of identical builds scattered by 11 %.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", ForkJvm.COLLECTOR, ForkJvm.NATIVE_ACCESS})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 2)
@State(Scope.Benchmark)
public class ReplicationSurvey {

    static final int NAMES = 8;

    @Param({"4KiB", "64KiB", "1MiB", "16MiB"})
    String size;

    private ForkDirectory directory;
    LoopbackPeers peers;
    ReplicatedStore store;
    private FileView stale;
    private DistinctContents contents;
    private long turn;

    @Setup
    public void start() throws IOException {
        directory = ForkDirectory.create();
        int bytes = ByteSize.parse(size);
        peers = LoopbackPeers.start(directory.path(), LoopbackPeers.snapshotThreshold(bytes));
        store = peers.connect();
        contents = new DistinctContents(Workload.JSON.generate(1, bytes));
        for (int i = 1; i < NAMES; i++) {
            store.put(name(i), contents.next());
        }
        FileStat last = store.put(name(0), contents.next());
        String follower = peers.follower();
        peers.awaitOn(follower, store, last);
        stale = store.staleFrom(follower);
    }

    private static String name(long number) {
        return "file-" + number % NAMES;
    }

    @Benchmark
    public FileStat put() throws IOException {
        return store.put(name(turn++), contents.next());
    }

    /** The whole content, certain to be the latest. */
    @Benchmark
    public byte[] get() throws IOException {
        return store.get(name(turn++));
    }

    /** What is known of a file, certain to be the latest. */
    @Benchmark
    public Optional<FileStat> stat() throws IOException {
        return store.stat(name(turn++));
    }

    /** The same as one follower knows it. */
    @Benchmark
    public Optional<FileStat> staleStat() throws IOException {
        return stale.stat(name(turn++));
    }

    @TearDown
    public void close() throws IOException {
        store.close();
        peers.close();
        directory.close();
    }
}
