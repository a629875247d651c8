package dev.backsight.workloads;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A benchmark whose operation is {@value #UNITS} equal units of work, and one more for every percent of extra work that
 * the system property {@code backsight.work} asks for. So an operation with 5 percent extra does exactly 5 percent more of
 * the same, on the same data, by the same code: a slowdown of known size without a sleep or a busy loop.
 *
 * <p>Units go through their inputs in turn, on from one operation to the next, so that extra units are of the same mixture
 * as all others. The number of units is a constant to the compiler, with and without extra work.
 *
 * <p>Serial collector and fixed heap: no threads of their own, nothing that adapts.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 5,
        jvmArgsAppend = {"-Xms512m", "-Xmx512m", "-XX:+UseSerialGC"})
@Warmup(iterations = 10, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 10, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public abstract class Workload {

    /** Of an operation without extra work; a hundred, so that a percent is a unit. */
    public static final int UNITS = 100;

    private static final int UNITS_AND_EXTRA = UNITS + ExtraWork.percent() * UNITS / 100;

    private long done;

    /** One operation. Every unit's result has a part in what it returns, so that none can be left out. */
    @Benchmark
    public long run() throws IOException {
        long sum = 0;
        for (int i = 0; i < UNITS_AND_EXTRA; i++) {
            sum = 31 * sum + unit(done++);
        }
        return sum;
    }

    /** Units done so far, in all operations. */
    public final long done() {
        return done;
    }

    /**
     * Does one unit.
     *
     * @param number from 0, in every operation on from where the last one ended
     * @return something that cannot be known without doing the work
     */
    protected abstract long unit(long number) throws IOException;

    /** Spreads consecutive numbers over all 64 bits: the finaliser of SplitMix64 (Steele, Lea and Flood 2014). */
    public static long scattered(long number) {
        long mixed = (number + 1) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
