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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How near is a request of several threads to what plain files take for it? Locks, metadata, compression and checksums move
 * one of the two, the operating system and the scheduler both.
 *
 * <p>The same requests, in the same order, for files of the same contents: those of {@link MixedWorkloadBenchmark}. The
 * plain ones are not compressed, written beside and moved into place. Cache state: the operating system's page cache; the
 * device is not waited for.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", ForkJvm.COLLECTOR, ForkJvm.NATIVE_ACCESS})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MixedWorkloadLimit {

    @Benchmark
    @Threads(2)
    public Object storeByTwo(SharedStore store, MixedWorkloadBenchmark.Requests requests) throws IOException {
        return store.answer(requests.plan);
    }

    @Benchmark
    @Threads(2)
    public Object bareByTwo(PlainFiles files, MixedWorkloadBenchmark.Requests requests) throws IOException {
        return files.answer(requests.plan);
    }

    @Benchmark
    @Threads(8)
    public Object storeByEight(SharedStore store, MixedWorkloadBenchmark.Requests requests) throws IOException {
        return store.answer(requests.plan);
    }

    @Benchmark
    @Threads(8)
    public Object bareByEight(PlainFiles files, MixedWorkloadBenchmark.Requests requests) throws IOException {
        return files.answer(requests.plan);
    }
}
