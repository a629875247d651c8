package dev.backsight.benchmarks.identity;

import dev.backsight.benchmarks.fork.ForkJvm;
import dev.backsight.benchmarks.workload.ByteSize;
import dev.backsight.benchmarks.workload.Workload;
import dev.backsight.store.identity.ContentId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
 * What does a content's id cost beyond the SHA-256 it is? Finding the algorithm and making an object of the bytes move one
 * of the two, the JDK's SHA-256 both.
 *
 * <p>One content, again and again. Cache state: it is in the processor's caches; no disk.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", ForkJvm.COLLECTOR, ForkJvm.NATIVE_ACCESS})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class ContentIdLimit {

    @Param({"4KiB", "1MiB"})
    String size;

    private byte[] content;
    private MessageDigest digest;

    @Setup
    public void fill() throws NoSuchAlgorithmException {
        content = Workload.JSON.generate(1, ByteSize.parse(size));
        digest = MessageDigest.getInstance("SHA-256");
    }

    @Benchmark
    public ContentId store() {
        return ContentId.of(content);
    }

    @Benchmark
    public byte[] bare() {
        return digest.digest(content);
    }
}
