package dev.backsight.checker.benchmarks;

import dev.backsight.checker.model.Run;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Reading both sides' result files and holding both, in a heap of 512 MB. A single shot is what a user waits for, with
 * a JVM that has just started; average time shows what a change of the reader does.
 */
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xms512m", "-Xmx512m"})
public class ReadBenchmark {

    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    public void cold(ResultFiles files, Blackhole hole) {
        readBoth(files, hole);
    }

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @Warmup(iterations = 3, time = 2)
    @Measurement(iterations = 5, time = 2)
    public void warm(ResultFiles files, Blackhole hole) {
        readBoth(files, hole);
    }

    private static void readBoth(ResultFiles files, Blackhole hole) {
        Run base = files.base();
        Run head = files.head();
        hole.consume(base);
        hole.consume(head);
    }
}
