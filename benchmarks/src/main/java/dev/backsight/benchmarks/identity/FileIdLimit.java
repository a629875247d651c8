package dev.backsight.benchmarks.identity;

import dev.backsight.benchmarks.fork.ForkJvm;
import dev.backsight.store.identity.FileId;
import dev.backsight.store.identity.FileIdGenerator;
import java.util.UUID;
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
 * Do ids that sort by time cost more than the random ones Java has? The clock and an atomic counter move the store's, the
 * secure random generator the JDK's; a system call for each id would show in either.
 *
 * <p>Cache state: none matters.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", ForkJvm.COLLECTOR, ForkJvm.NATIVE_ACCESS})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class FileIdLimit {

    private FileIdGenerator ids;

    @Setup
    public void find() {
        ids = FileIdGenerator.system();
    }

    @Benchmark
    public FileId store() {
        return ids.next();
    }

    @Benchmark
    public UUID bare() {
        return UUID.randomUUID();
    }
}
