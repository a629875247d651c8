package dev.backsight.benchmarks.access;

import dev.backsight.benchmarks.access.Requests.Request;
import dev.backsight.benchmarks.fork.ForkDirectory;
import dev.backsight.benchmarks.fork.ForkJvm;
import dev.backsight.store.Durability;
import dev.backsight.store.access.Decision;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
 * How near is an audited decision to hashing the bytes of its entry and appending them to a file? Deciding, putting the
 * entry into words and the order that many threads keep move one of the two, SHA-256, the operating system and the device
 * both.
 *
 * <p>The bare entries are those that the store's own log has for the same requests, byte for byte. Requests, cache state
 * and bound of either file are as in {@link AuditSurvey}.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", ForkJvm.COLLECTOR, ForkJvm.NATIVE_ACCESS})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class AuditLimit {

    /** As much as the store's log takes for {@value BoundedAccess#MOST_ENTRIES} entries. */
    private static final long MOST_BYTES = 60_000_000;

    @Param
    Durability durability;

    BoundedAccess access;
    private Request[] requests;
    private byte[][] entries;
    private ForkDirectory directory;
    private FileChannel bare;
    private MessageDigest digest;
    private long turn;

    @Setup
    public void open() throws IOException, NoSuchAlgorithmException {
        access = BoundedAccess.open(AuthorizeBenchmark.PRINCIPALS, durability, BoundedAccess.MOST_ENTRIES);
        requests = Requests.shuffled(AuthorizeBenchmark.PRINCIPALS).toArray(Request[]::new);
        for (Request request : requests) {
            access.control().authorize(request.principal(), request.action(), request.name());
        }
        entries = access.lastEntries(requests.length);
        directory = ForkDirectory.create();
        bare = FileChannel.open(bareFile(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        digest = MessageDigest.getInstance("SHA-256");
    }

    Path bareFile() {
        return directory.path().resolve("bare");
    }

    @Setup(Level.Iteration)
    public void boundLogs() throws IOException {
        access.bound();
        if (bare.position() > MOST_BYTES) {
            bare.truncate(0);
        }
    }

    @Benchmark
    public Decision store() throws IOException {
        Request request = requests[(int) (turn++ % requests.length)];
        return access.control().authorize(request.principal(), request.action(), request.name());
    }

    /** The entry's hash. */
    @Benchmark
    public byte[] bare() throws IOException {
        byte[] entry = entries[(int) (turn++ % entries.length)];
        ByteBuffer buffer = ByteBuffer.wrap(entry);
        while (buffer.hasRemaining()) {
            bare.write(buffer);
        }
        if (durability == Durability.POWER_LOSS) {
            bare.force(false);
        }
        return digest.digest(entry);
    }

    @TearDown
    public void close() throws IOException {
        bare.close();
        directory.close();
        access.close();
    }
}
