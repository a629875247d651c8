package dev.backsight.benchmarks.monitor;

import dev.backsight.benchmarks.fork.ForkJvm;
import dev.backsight.store.monitor.IntervalSnapshot;
import dev.backsight.store.monitor.MonitorConfig;
import dev.backsight.store.monitor.Operation;
import dev.backsight.store.monitor.StoreMonitor;
import dev.backsight.store.monitor.export.CsvExport;
import dev.backsight.store.monitor.export.JsonExport;
import dev.backsight.store.monitor.export.PrometheusExport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
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
 * What does a monitor take at the end of an interval, and what to write its history out? The size of the histograms moves
 * the first, the number of intervals and the writing of numbers as text the second.
 *
 * <p>Every operation has happened a hundred times in each interval. The history is full, so that each interval takes the
 * place of the oldest. Cache state: everything is in memory, and nothing is written to a file.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", ForkJvm.COLLECTOR, ForkJvm.NATIVE_ACCESS})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class MonitorSurvey {

    private static final int OPERATIONS = 100;

    /** 360 are an hour of the default interval. */
    @Param({"1", "360"})
    int intervals;

    StoreMonitor monitor;
    private PrometheusExport prometheus;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final StringBuilder text = new StringBuilder();

    @Setup
    public void fill() {
        monitor = StoreMonitor.create("benchmark", MonitorConfig.defaults().withHistory(intervals, Duration.ofDays(1)));
        prometheus = new PrometheusExport(monitor);
        for (int i = 0; i < intervals; i++) {
            recordAndAggregate();
        }
    }

    /** The interval's hundred operations of each kind are in it, which take about a tenth of a millisecond. */
    @Benchmark
    public IntervalSnapshot recordAndAggregate() {
        for (Operation operation : Operation.values()) {
            for (int i = 0; i < OPERATIONS; i++) {
                monitor.succeeded(operation, monitor.start(), 1L << (i & 31));
            }
        }
        return monitor.aggregate();
    }

    @Benchmark
    public ByteArrayOutputStream json() throws IOException {
        bytes.reset();
        JsonExport.write(monitor.store(), monitor.history(), bytes);
        return bytes;
    }

    @Benchmark
    public StringBuilder csv() throws IOException {
        text.setLength(0);
        CsvExport.write(monitor.store(), monitor.history(), text);
        return text;
    }

    /** Of the latest interval alone, whatever the history. */
    @Benchmark
    public String prometheus() {
        return prometheus.scrape();
    }

    @TearDown
    public void close() {
        prometheus.close();
        monitor.close();
    }
}
