package dev.backsight.benchmarks.validation;

import dev.backsight.benchmarks.fork.ForkJvm;
import dev.backsight.store.validation.Validator;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.tika.Tika;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does it save to look first bytes up in a table before Apache Tika is asked? The share of content that the table
 * knows moves it: text, for one, is left to Tika.
 *
 * <p>An operation is the type of one beginning of at most 64 KiB, an invocation those of the whole mix of {@link
 * Submission#mix}. Cache state: contents are in memory, no disk.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", ForkJvm.COLLECTOR, ForkJvm.NATIVE_ACCESS})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class DetectionLimit {

    private final String[] types = new String[Submission.MIX];
    private final Tika tika = new Tika();
    private List<byte[]> beginnings;

    @Setup
    public void fill() {
        beginnings = Submission.mix().stream()
                .map(Submission::content)
                .map(content -> Arrays.copyOf(content, Math.min(content.length, Validator.PREFIX_BYTES)))
                .toList();
    }

    @Benchmark
    @OperationsPerInvocation(Submission.MIX)
    public String[] store() {
        for (int i = 0; i < Submission.MIX; i++) {
            types[i] = Validator.detect(beginnings.get(i)).value();
        }
        return types;
    }

    @Benchmark
    @OperationsPerInvocation(Submission.MIX)
    public String[] tika() {
        for (int i = 0; i < Submission.MIX; i++) {
            types[i] = tika.detect(beginnings.get(i));
        }
        return types;
    }
}
