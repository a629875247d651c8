package dev.backsight.benchmarks.validation;

import dev.backsight.benchmarks.fork.ForkJvm;
import dev.backsight.store.validation.ValidationPolicy;
import dev.backsight.store.validation.Validator;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.channels.ByteArraySeekableByteChannel;
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
 * How long does it take to decide whether a name and a content may come in, on average over what people send? Unfolding of
 * containers moves it most, then the detection of types; what is refused by its name costs next to nothing.
 *
 * <p>An operation is one decision; an invocation judges the whole mix of {@link Submission#mix}, so that no measured time
 * depends on which of them it began with. Default policy. Cache state: contents are in memory, no disk.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 5,
        jvmArgsAppend = {ForkJvm.MIN_HEAP, ForkJvm.MAX_HEAP, ForkJvm.COLLECTOR, ForkJvm.NATIVE_ACCESS})
@Warmup(iterations = 10, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 10, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class ValidationBenchmark {

    private final Validator validator = new Validator(ValidationPolicy.defaults());
    private List<Submission> mix;

    @Setup
    public void fill() {
        mix = Submission.mix();
    }

    /** How many of the mix were refused. */
    @Benchmark
    @OperationsPerInvocation(Submission.MIX)
    public int judge() throws IOException {
        int refused = 0;
        for (Submission submission : mix) {
            boolean isRefused = validator
                    .judgeContent(
                            submission.name(),
                            submission.declared(),
                            ByteArraySeekableByteChannel.wrap(submission.content()))
                    .isPresent();
            refused += isRefused ? 1 : 0;
        }
        return refused;
    }
}
