package dev.backsight.benchmarks.identity;

import dev.backsight.benchmarks.fork.ForkJvm;
import dev.backsight.benchmarks.workload.Workload;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long does it take to know content by its hash and its chunks, and to give a new file its id? The chunker's inner loop
 * and the JDK's SHA-256 move the first, the clock and the generator's atomic counter the second.
 *
 * <p>{@value #CONTENTS} different contents of 1 MiB, logs, take turns, cut as the store cuts large files by default. Cache
 * state: they lie in the processor's outer caches or in memory; no disk. More ids are asked for than a millisecond has, so
 * that the counter runs ahead of the clock, which is asked all the same.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 5,
        jvmArgsAppend = {ForkJvm.MIN_HEAP, ForkJvm.MAX_HEAP, ForkJvm.COLLECTOR, ForkJvm.NATIVE_ACCESS})
@Warmup(iterations = 10, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 10, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class IdentityBenchmark {

    static final int SIZE = 1 << 20;
    static final int CONTENTS = 4;

    private final byte[][] contents = new byte[CONTENTS][];
    private final HashAndChunk hashAndChunk = HashAndChunk.standard();
    private final FileIdGenerator ids = FileIdGenerator.system();
    private long turn;

    @Setup
    public void fill() {
        for (int i = 0; i < CONTENTS; i++) {
            contents[i] = Workload.JSON.generate(i, SIZE);
        }
    }

    @Benchmark
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    public HashAndChunk.Result hashAndChunk() {
        return hashAndChunk.of(contents[(int) (turn++ % CONTENTS)]);
    }

    @Benchmark
    public FileId newFileId() {
        return ids.next();
    }
}
