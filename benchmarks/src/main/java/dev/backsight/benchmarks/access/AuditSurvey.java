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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long does an audited decision take if its entry has to survive loss of power, how long at worst, and what do eight
 * callers gain who may wait for one synchronisation together? The device's latency is nearly all of it; entries that were
 * synchronised one by one would take eight callers eight times as long.
 *
 * <p>The requests are those of {@link AuthorizeBenchmark}. Cache state: the log is appended to the page cache, and with
 * {@code POWER_LOSS} written to the device and waited for. Sampled, because the tail is what users feel. The log is
 * bounded as there.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", ForkJvm.COLLECTOR, ForkJvm.NATIVE_ACCESS})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 2)
@State(Scope.Benchmark)
public class AuditSurvey {

    @Param
    Durability durability;

    BoundedAccess access;
    private Request[] requests;

    @Setup
    public void open() throws IOException {
        access = BoundedAccess.open(AuthorizeBenchmark.PRINCIPALS, durability, BoundedAccess.MOST_ENTRIES);
        requests = Requests.shuffled(AuthorizeBenchmark.PRINCIPALS).toArray(Request[]::new);
    }

    @Setup(Level.Iteration)
    public void boundLog() throws IOException {
        access.bound();
    }

    /** Whose turn it is, for each thread by itself. */
    @State(Scope.Thread)
    public static class Turn {

        private long turn;

        private Request of(Request[] requests) {
            return requests[(int) (turn++ % requests.length)];
        }
    }

    @Benchmark
    public Decision authorize(Turn turn) throws IOException {
        Request request = turn.of(requests);
        return access.control().authorize(request.principal(), request.action(), request.name());
    }

    @Benchmark
    @Threads(8)
    public Decision authorizeByEight(Turn turn) throws IOException {
        return authorize(turn);
    }

    @TearDown
    public void close() throws IOException {
        access.close();
    }
}
