package dev.backsight.benchmarks.replication;

import dev.backsight.benchmarks.fork.ForkDirectory;
import dev.backsight.benchmarks.fork.ForkJvm;
import dev.backsight.benchmarks.workload.ByteSize;
import dev.backsight.benchmarks.workload.DistinctContents;
import dev.backsight.benchmarks.workload.Workload;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.replication.ReplicatedStore;
import java.io.IOException;
import java.nio.file.Path;
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
 * How long after its start does a peer that was away have what the others put meanwhile? The number of changes moves it
 * where the leader's log still has them, the size of everything where it has to send a snapshot, and in both cases what
 * the peer takes to open its own last state.
 *
 * <p>A single shot: a follower is stopped, {@value #CHANGES} contents are put, and it is measured from its start until it answers with
 * the last of them; it is asked every millisecond. Cache state: everything is in the page cache of the one machine that
 * all peers share. The contents replace those of the time before; but a log that is never shortened
 * grows by all of them, 12.5 MiB a peer and iteration, so that the seven of a fork make it 88 MiB.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", ForkJvm.COLLECTOR, ForkJvm.NATIVE_ACCESS})
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@State(Scope.Benchmark)
public class CatchUpSurvey {

    /** By what the peer is brought up to date. */
    public enum Source {
        /** No log is ever shortened. */
        LOG(1_000_000),
        /** Logs are shortened while the peer is away, so that what it misses is no longer in them. */
        SNAPSHOT(50);

        private final long snapshotThreshold;

        Source(long snapshotThreshold) {
            this.snapshotThreshold = snapshotThreshold;
        }
    }

    static final int CHANGES = 200;

    /** A log is shortened by whole segments of 8 MiB, of which the changes fill more than one. */
    private static final String SIZE = "64KiB";

    @Param
    Source source;

    private ForkDirectory directory;
    private LoopbackPeers peers;
    ReplicatedStore store;
    private DistinctContents contents;
    private String absent;
    private FileStat last;

    @Setup
    public void start() throws IOException {
        directory = ForkDirectory.create();
        peers = LoopbackPeers.start(directory.path(), source.snapshotThreshold);
        store = peers.connect();
        contents = new DistinctContents(Workload.JSON.generate(1, ByteSize.parse(SIZE)));
        store.put("waits for the election", contents.next());
    }

    @Setup(Level.Iteration)
    public void changeWithoutOne() throws IOException {
        absent = peers.follower();
        peers.stop(absent);
        last = store.put("file-0", contents.next());
        for (int i = 1; i < CHANGES; i++) {
            last = store.put("file-" + i, contents.next());
        }
    }

    @Benchmark
    public FileStat catchUp() throws IOException {
        peers.start(absent);
        return peers.awaitOn(absent, store, last);
    }

    /** Where the peer that was away has its files. */
    Path absentDirectory() {
        return peers.directory(absent);
    }

    @TearDown
    public void close() throws IOException {
        store.close();
        peers.close();
        directory.close();
    }
}
