package dev.backsight.benchmarks.identity;

import dev.backsight.benchmarks.fork.ForkJvm;
import dev.backsight.store.identity.FileId;
import dev.backsight.store.identity.FileIdGenerator;
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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does a new id cost where several threads want one at once? They all change one counter: it moves with the number of
 * processors that do so at the same time.
 *
 * <p>The generator of the process, as the store uses it. Cache state: none matters.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {ForkJvm.MIN_HEAP, ForkJvm.MAX_HEAP, ForkJvm.COLLECTOR, ForkJvm.NATIVE_ACCESS})
@Warmup(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class FileIdSurvey {

    private FileIdGenerator ids;

    @Setup
    public void find() {
        ids = FileIdGenerator.system();
    }

    @Benchmark
    @Threads(1)
    public FileId oneThread() {
        return ids.next();
    }

    @Benchmark
    @Threads(2)
    public FileId twoThreads() {
        return ids.next();
    }

    @Benchmark
    @Threads(8)
    public FileId eightThreads() {
        return ids.next();
    }
}
