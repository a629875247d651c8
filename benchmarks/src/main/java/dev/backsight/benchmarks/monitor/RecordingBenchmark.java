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
 * What does watching add to every operation of the store? Two readings of the clock, the histograms of latency and size,
 * and one operation in 16 whose allocation is measured, move it.
 *
 * <p>The operation itself does nothing, and takes turns between all kinds and 32 sizes. Cache state: the histograms stay
 * in the processor's caches; they have a fixed size, and nothing is written.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 5,
        jvmArgsAppend = {ForkJvm.MIN_HEAP, ForkJvm.MAX_HEAP, ForkJvm.COLLECTOR, ForkJvm.NATIVE_ACCESS})
@Warmup(iterations = 10, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 10, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class RecordingBenchmark {

    private static final int SIZES = 32;

    StoreMonitor monitor;
    private final Operation[] operations = Operation.values();
    private long turn;

    @Setup
    public void create() {
        monitor = StoreMonitor.create("benchmark", MonitorConfig.defaults());
    }

    @Benchmark
    public long recordOperation() {
        long now = turn++;
        long started = monitor.start();
        monitor.succeeded(operations[(int) (now % operations.length)], started, 1L << (now % SIZES));
        return started;
    }

    @TearDown
    public void close() {
        monitor.close();
    }
}
