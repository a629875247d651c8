package dev.backsight.checker.measure.subject;

import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Group;
import org.openjdk.jmh.annotations.GroupThreads;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** Benchmarks that deliver, each with something that a command line has to get right. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 1, time = 20, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 2, time = 20, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class Sound {

    private long state = 1;

    @State(Scope.Benchmark)
    public static class Sized {
        @Param({"16", "256"})
        public int size;

        @Param("plain text = 1")
        public String text = "";
    }

    @State(Scope.Benchmark)
    public static class Listed {
        @Param({"1", "2"})
        public int level;

        @Param({"a", "b,c"})
        public String list = "";
    }

    @Benchmark
    public long checksum(Sized sized) {
        CRC32 crc = new CRC32();
        crc.update(new byte[sized.size]);
        crc.update(sized.text.length());
        return crc.getValue();
    }

    /** One value of {@code list} holds a comma, which {@code -p} cannot say; JMH splits the annotation's no further. */
    @Benchmark
    public int hash(Listed listed) {
        return listed.list.hashCode() * listed.level;
    }

    @Benchmark
    @BenchmarkMode({Mode.SampleTime, Mode.Throughput})
    public long step() {
        state = state * 6364136223846793005L + 1442695040888963407L;
        return state;
    }

    /** Its name is the beginning of another's. */
    @Benchmark
    @Fork(0)
    @Threads(2)
    public long stepTwice() {
        return step() + step();
    }

    /** Fails unless its own JVM argument reaches its fork. A single shot, so that whole checks of it are short. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Fork(value = 1, jvmArgsPrepend = "-Dsubject.first=1", jvmArgsAppend = "-Dsubject.own=1")
    public String ownArguments() {
        if (System.getProperty("subject.first") == null || System.getProperty("subject.own") == null) {
            throw new IllegalStateException("the fork was started without the benchmark's own arguments");
        }
        return System.getProperty("subject.everywhere", "");
    }

    @Benchmark
    @Group("pair")
    @GroupThreads(1)
    public long left() {
        return state;
    }

    @Benchmark
    @Group("pair")
    @GroupThreads(1)
    public long right() {
        return -state;
    }
}
