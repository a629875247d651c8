package dev.backsight.checker.measure.subject;

import java.util.concurrent.CountDownLatch;
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

/** Benchmarks that do not deliver. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 1, time = 20, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 2, time = 20, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class Broken {

    @State(Scope.Benchmark)
    public static class Unprepared {
        @Setup
        public void setUp() {
            throw new IllegalArgumentException("no corpus");
        }
    }

    @Benchmark
    public int throwing() {
        throw new IllegalStateException("boom");
    }

    @Benchmark
    public int unprepared(Unprepared state) {
        return state.hashCode();
    }

    @Benchmark
    public void exiting() {
        System.exit(3);
    }

    /** Waits for good; deaf to interrupts, with which JMH ends an iteration that takes too long. */
    @Benchmark
    public void hanging() {
        CountDownLatch never = new CountDownLatch(1);
        while (never.getCount() > 0) {
            try {
                never.await();
            } catch (InterruptedException e) {
                System.out.println("still waiting");
            }
        }
    }

    /** Prints far more than anyone wants to read, then fails. */
    @Benchmark
    public void shouting() {
        for (int i = 0; i < 20_000; i++) {
            System.out.println("line " + i + " " + "x".repeat(500));
        }
        throw new IllegalStateException("hoarse");
    }
}
