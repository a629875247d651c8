package dev.backsight.benchmarks.concurrent;

import dev.backsight.benchmarks.fork.ForkJvm;
import java.io.IOException;
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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.ThreadParams;

/**
 * How does the wait for a request grow with the number of threads and the share of updates, and how long is it at worst?
 * Locks move it, and from more threads than processors on the scheduler.
 *
 * <p>Otherwise as {@link MixedWorkloadBenchmark}. Cache state: the operating system's page cache; the device is not waited
 * for.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", ForkJvm.COLLECTOR, ForkJvm.NATIVE_ACCESS})
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class MixedWorkloadSurvey {

    @Param
    Mix mix;

    /** What a thread asks for. */
    @State(Scope.Thread)
    public static class Requests {

        RequestPlan plan;

        @Setup
        public void plan(MixedWorkloadSurvey survey, ThreadParams thread) {
            plan = new RequestPlan(survey.mix, SharedStore.FILES, thread.getThreadIndex());
        }
    }

    @Benchmark
    @Threads(1)
    public Object oneThread(SharedStore store, Requests requests) throws IOException {
        return store.answer(requests.plan);
    }

    @Benchmark
    @Threads(2)
    public Object twoThreads(SharedStore store, Requests requests) throws IOException {
        return store.answer(requests.plan);
    }

    @Benchmark
    @Threads(8)
    public Object eightThreads(SharedStore store, Requests requests) throws IOException {
        return store.answer(requests.plan);
    }
}
