package dev.backsight.benchmarks.access;

import dev.backsight.benchmarks.access.Requests.Request;
import dev.backsight.benchmarks.fork.ForkJvm;
import dev.backsight.store.Durability;
import dev.backsight.store.access.Decision;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does it cost to decide whether somebody may do something, and to write the decision into the audit log? The look-up
 * of grants moves it a little; the entry's text, its SHA-256 and the call of the operating system that appends it are most
 * of it.
 *
 * <p>Half of the requests are allowed. The log does not wait for the device here, since that wait would be nearly all of
 * the time; {@code AuditSurvey} has it. Cache state: the log is appended to the page cache, of which the operating system
 * writes some to the device meanwhile. A log that has reached {@value BoundedAccess#MOST_ENTRIES} entries, some 60 MB, is
 * replaced between two iterations.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 5,
        jvmArgsAppend = {ForkJvm.MIN_HEAP, ForkJvm.MAX_HEAP, ForkJvm.COLLECTOR, ForkJvm.NATIVE_ACCESS})
@Warmup(iterations = 10, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 10, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class AuthorizeBenchmark {

    static final int PRINCIPALS = 4;

    BoundedAccess access;
    private Request[] requests;
    private long turn;

    @Setup
    public void open() throws IOException {
        access = BoundedAccess.open(PRINCIPALS, Durability.PROCESS_CRASH, BoundedAccess.MOST_ENTRIES);
        requests = Requests.shuffled(PRINCIPALS).toArray(Request[]::new);
    }

    @Setup(Level.Iteration)
    public void boundLog() throws IOException {
        access.bound();
    }

    @Benchmark
    public Decision authorize() throws IOException {
        Request request = requests[(int) (turn++ % requests.length)];
        return access.control().authorize(request.principal(), request.action(), request.name());
    }

    @TearDown
    public void close() throws IOException {
        access.close();
    }
}
