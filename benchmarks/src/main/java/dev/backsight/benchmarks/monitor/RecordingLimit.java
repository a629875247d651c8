package dev.backsight.benchmarks.monitor;

import dev.backsight.benchmarks.fork.ForkJvm;
import dev.backsight.store.monitor.MonitorConfig;
import dev.backsight.store.monitor.Operation;
import dev.backsight.store.monitor.StoreMonitor;
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
 * How near is watching an operation to the two readings of the clock without which nobody knows how long it took? The
 * histograms move one of the two, the clock both.
 *
 * <p>The operations are those of {@link RecordingBenchmark}, and so is the cache state.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", ForkJvm.COLLECTOR, ForkJvm.NATIVE_ACCESS})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class RecordingLimit {

    private static final int SIZES = 32;

    StoreMonitor monitor;
    private final Operation[] operations = Operation.values();
    private long turn;

    @Setup
    public void create() {
        monitor = StoreMonitor.create("benchmark", MonitorConfig.defaults());
    }

    @Benchmark
    public long store() {
        long now = turn++;
        long started = monitor.start();
        monitor.succeeded(operations[(int) (now % operations.length)], started, 1L << (now % SIZES));
        return started;
    }

    /** How long nothing took, in nanoseconds. */
    @Benchmark
    public long bare() {
        long started = System.nanoTime();
        return System.nanoTime() - started;
    }

    @TearDown
    public void close() {
        monitor.close();
    }
}
