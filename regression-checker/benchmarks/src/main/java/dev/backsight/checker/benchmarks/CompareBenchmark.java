package dev.backsight.checker.benchmarks;

import dev.backsight.checker.gate.FileComparison;
import dev.backsight.checker.gate.PolicySource;
import dev.backsight.checker.model.CheckReport;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The whole of {@code compare}, from two files to the report: reading, pairing, testing, correcting. A single shot is
 * what a user waits for; average time shows what a change of the engine does.
 */
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xms512m", "-Xmx512m"})
public class CompareBenchmark {

    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    public CheckReport cold(ResultFiles files) {
        return compare(files);
    }

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @Warmup(iterations = 3, time = 2)
    @Measurement(iterations = 5, time = 2)
    public CheckReport warm(ResultFiles files) {
        return compare(files);
    }

    private static CheckReport compare(ResultFiles files) {
        PolicySource policy = PolicySource.of(null, null, null, null, null, null);
        return FileComparison.compare(
                files.baseFile(), files.headFile(), policy, files.directory(), false, Clock.systemUTC());
    }
}
