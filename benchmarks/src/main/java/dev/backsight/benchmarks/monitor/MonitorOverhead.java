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
 * What does it cost an operation to be measured? Reading the clock and the thread's allocated bytes, and recording in a
 * histogram, move it. With {@code -prof gc} it shows what it allocates.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", ForkJvm.COLLECTOR, ForkJvm.NATIVE_ACCESS})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class MonitorOverhead {

    private static final int BYTES = 4096;

    StoreMonitor enabled;
    StoreMonitor disabled;

    @Setup
    public void create() {
        enabled = StoreMonitor.create("benchmark", MonitorConfig.defaults());
        disabled = StoreMonitor.disabled();
    }

    @Benchmark
    public void measured() {
        enabled.succeeded(Operation.GET, enabled.start(), BYTES);
    }

    @Benchmark
    public void notMeasured() {
        disabled.succeeded(Operation.GET, disabled.start(), BYTES);
    }

    @TearDown
    public void close() {
        enabled.close();
    }
}
