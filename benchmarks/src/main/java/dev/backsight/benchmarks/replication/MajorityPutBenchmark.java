package dev.backsight.benchmarks.replication;

import dev.backsight.benchmarks.fork.ForkDirectory;
import dev.backsight.benchmarks.fork.ForkJvm;
import dev.backsight.benchmarks.workload.ByteSize;
import dev.backsight.benchmarks.workload.DistinctContents;
import dev.backsight.benchmarks.workload.Workload;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.replication.ReplicatedStore;
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
 * How long does a client wait until a majority of three peers has a new content in its logs, and the leader has applied
 * it? The device's latency, the messages between client, leader and followers, and what each peer does to apply a change
 * move it.
 *
 * <p>The peers share this JVM, its processors and one disk, and reach each other over loopback: no network is in it, and
 * three times the work of a machine that has one peer. Every content is new, and takes the place of an older one of
 * {@value #NAMES}; a log is cut off after 5,000 changes. Cache state: as {@code PutBenchmark}. Sampled, because the tail
 * is what users feel.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 5,
        jvmArgsAppend = {ForkJvm.MIN_HEAP, ForkJvm.MAX_HEAP, ForkJvm.COLLECTOR, ForkJvm.NATIVE_ACCESS})
@Warmup(iterations = 10, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 10, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class MajorityPutBenchmark {

    private static final int NAMES = 32;
    private static final long SNAPSHOT_THRESHOLD = 5_000;

    @Param("4KiB")
    String size;

    ForkDirectory directory;
    LoopbackPeers peers;
    ReplicatedStore store;
    private DistinctContents contents;
    private long turn;

    @Setup
    public void start() throws IOException {
        directory = ForkDirectory.create();
        peers = LoopbackPeers.start(directory.path(), SNAPSHOT_THRESHOLD);
        store = peers.connect();
        contents = new DistinctContents(Workload.JSON.generate(1, ByteSize.parse(size)));
        store.put("waits for the election", contents.next());
    }

    @Benchmark
    public FileStat majorityPut() throws IOException {
        return store.put("file-" + turn++ % NAMES, contents.next());
    }

    @TearDown
    public void close() throws IOException {
        store.close();
        peers.close();
        directory.close();
    }
}
