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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.ThreadParams;

/**
 * How long does a thread wait for a request, on average, while another uses the same store? Locks that are held too long or
 * too widely move it, and whatever moves single reads and puts.
 *
 * <p>Two threads, 95 % whole reads and 5 % puts of new content over files of a Zipf-distributed popularity: YCSB's workload
 * B, with files of the sizes that {@link SharedStore} has in place of records. The store does not wait for the device here,
 * which would be most of the time, and which {@code PutBenchmark} measures. Cache state: the operating system's page cache,
 * and the same favourites again and again.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 5,
        jvmArgsAppend = {ForkJvm.MIN_HEAP, ForkJvm.MAX_HEAP, ForkJvm.COLLECTOR, ForkJvm.NATIVE_ACCESS})
@Warmup(iterations = 10, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 10, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@Threads(2)
public class MixedWorkloadBenchmark {

    /** What a thread asks for. */
    @State(Scope.Thread)
    public static class Requests {

        RequestPlan plan;

        @Setup
        public void plan(ThreadParams thread) {
            plan = new RequestPlan(Mix.FEW_UPDATES, SharedStore.FILES, thread.getThreadIndex());
        }
    }

    @Benchmark
    public Object readOrUpdate(SharedStore store, Requests requests) throws IOException {
        return store.answer(requests.plan);
    }
}
