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
 * How near is a replicated put to what it cannot do without: a message to another process and back, and a write that the
 * device has confirmed? The protocol, the peers' own work and Ratis' threads move one of the two, the network and the
 * device both.
 *
 * <p>A put needs two such round trips, one behind the other: from the client to the leader, and from there to a follower,
 * whose log is synchronised at the same time as the leader's. The bare ones go over one TCP connection on loopback within
 * this JVM. Peers, disk and cache state are as in {@link ReplicationSurvey}.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", ForkJvm.COLLECTOR, ForkJvm.NATIVE_ACCESS})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class MajorityPutLimit {

    private static final int NAMES = 32;

    @Param({"4KiB", "1MiB"})
    String size;

    private ForkDirectory directory;
    LoopbackPeers peers;
    private ReplicatedStore store;
    private EchoServer forgetful;
    private EchoServer durable;
    private DistinctContents contents;
    private long turn;

    @Setup
    public void start() throws IOException {
        directory = ForkDirectory.create();
        int bytes = ByteSize.parse(size);
        peers = LoopbackPeers.start(directory.path(), LoopbackPeers.snapshotThreshold(bytes));
        store = peers.connect();
        forgetful = EchoServer.start(null);
        durable = EchoServer.start(keptFile());
        contents = new DistinctContents(Workload.JSON.generate(1, bytes));
        store.put("waits for the election", contents.next());
    }

    @Benchmark
    public FileStat store() throws IOException {
        return store.put("file-" + turn++ % NAMES, contents.next());
    }

    /** To another thread and back. */
    @Benchmark
    public byte[] echo() throws IOException {
        return forgetful.echo(contents.next());
    }

    /** To another thread, onto the device, and back. */
    @Benchmark
    public byte[] durableEcho() throws IOException {
        return durable.echo(contents.next());
    }

    /** Where the durable server keeps what it was sent last. */
    Path keptFile() {
        return directory.path().resolve("echo");
    }

    @TearDown
    public void close() throws IOException {
        forgetful.close();
        durable.close();
        store.close();
        peers.close();
        directory.close();
    }
}
