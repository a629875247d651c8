package dev.backsight.checker.measure.subject;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Benchmarks that take turns. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 1, time = 20, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 2, time = 20, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class Turning {

    private static final int SIZE = 1000 + 10 * Integer.getInteger("backsight.work", 0);

    private byte[] garbage = {};
    private int operations;

    /** Fails where the file {@code fault} in the directory given to this fork says. */
    @State(Scope.Benchmark)
    public static class Faulty {

        private final String fault = read();

        private static String read() {
            try {
                Path file = Path.of(System.getProperty("backsight.dir")).resolve("fault");
                return Files.exists(file) ? Files.readString(file) : "";
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Setup
        public void setUp() {
            failAt("setUp");
        }

        @TearDown(Level.Trial)
        public void tearDown() {
            failAt("tearDown");
        }

        void failAt(String place) {
            if (fault.equals(place)) {
                throw new IllegalStateException("faulty " + place);
            }
        }
    }

    @Benchmark
    public void faulty(Faulty state) throws InterruptedException {
        state.failAt("body");
        if (state.fault.equals("exit")) {
            System.exit(3);
        } else if (state.fault.equals("halt")) {
            Runtime.getRuntime().halt(0);
        } else if (state.fault.equals("hang")) {
            new CountDownLatch(1).await();
        }
        Blackhole.consumeCPU(10);
    }

    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    public void once() {
        Blackhole.consumeCPU(1_000_000);
    }

    /** Takes longer than any slice of the tests. */
    @Benchmark
    public void slow() {
        Blackhole.consumeCPU(20_000_000);
    }

    /** Its first operations take longer than any slice of the tests, as those of code that is not compiled yet may. */
    @Benchmark
    public void coldAtFirst() {
        Blackhole.consumeCPU(operations++ < 2 ? 100_000_000 : 10);
    }

    /** Keeps a thread busy all the time, whosever turn it is. */
    @State(Scope.Benchmark)
    public static class Restless {

        private final Thread thread = new Thread(this::spin, "restless");
        private volatile boolean wanted = true;

        @Setup
        public void start() {
            thread.setDaemon(true);
            thread.start();
        }

        @TearDown(Level.Trial)
        public void stop() {
            wanted = false;
        }

        private void spin() {
            while (wanted) {
                Blackhole.consumeCPU(1000);
            }
        }
    }

    @Benchmark
    public void beside(Restless state) {
        Blackhole.consumeCPU(state.wanted ? 10 : 1);
    }

    /** Takes its time over what surrounds an iteration, and notes when in the directory given to this fork. */
    @State(Scope.Benchmark)
    public static class Noted {

        private static final long PHASE_NANOS = 50_000_000;

        @Setup(Level.Trial)
        public void setUpTrial() {
            note("set-up");
        }

        @Setup(Level.Iteration)
        public void setUpIteration() {
            note("set-up");
        }

        @TearDown(Level.Iteration)
        public void tearDownIteration() {
            note("tear-down");
        }

        @TearDown(Level.Trial)
        public void tearDownTrial() {
            note("tear-down");
        }

        private static void note(String phase) {
            long start = System.nanoTime();
            while (System.nanoTime() - start < PHASE_NANOS) {
                Blackhole.consumeCPU(1000);
            }
            try {
                Files.writeString(
                        Path.of(System.getProperty("backsight.dir")).resolve("notes"),
                        phase + " " + start + " " + System.nanoTime() + "\n",
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Benchmark
    public int surrounded(Noted state) {
        return state.hashCode();
    }

    @Benchmark
    public byte[] kilobyte() {
        garbage = new byte[SIZE];
        return garbage;
    }
}
