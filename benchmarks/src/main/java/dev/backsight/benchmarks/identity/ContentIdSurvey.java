package dev.backsight.benchmarks.identity;

import dev.backsight.benchmarks.fork.ForkJvm;
import dev.backsight.benchmarks.workload.ByteSize;
import dev.backsight.benchmarks.workload.Workload;
import dev.backsight.store.identity.ContentId;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * How do hashing and chunking grow with the size of a content, and does it matter what is in it? SHA-256 looks at every byte
 * whatever it is; the chunker skips the beginning of each chunk, and depends on where it finds a cut.
 *
 * <p>One content, again and again. Cache state: up to 1 MiB in the processor's caches, 64 MiB in memory; no disk.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", ForkJvm.COLLECTOR, ForkJvm.NATIVE_ACCESS})
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class ContentIdSurvey {

    @Param({"4KiB", "64KiB", "1MiB", "64MiB"})
    String size;

    @Param({"JSON", "RANDOM"})
    Workload content;

    private final HashAndChunk hashAndChunk = HashAndChunk.standard();
    private byte[] bytes;

    @Setup
    public void fill() {
        bytes = content.generate(1, ByteSize.parse(size));
    }

    @Benchmark
    public ContentId hash() {
        return ContentId.of(bytes);
    }

    /** How many chunks it makes. */
    @Benchmark
    public int chunk() {
        return hashAndChunk.chunks(bytes);
    }
}
