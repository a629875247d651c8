package dev.backsight.checker.measure.lockstep;

import dev.backsight.checker.jmh.ListedBenchmark;
import dev.backsight.checker.measure.Cancellation;
import dev.backsight.checker.measure.Scratch;
import dev.backsight.checker.measure.SubjectJar;
import dev.backsight.checker.model.Build;
import dev.backsight.checker.model.Stage;
import dev.backsight.turnstile.Wire;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Measures pairs of a jar with itself, in a directory. */
final class Pairs implements AutoCloseable {

    static final Duration AMPLE = Duration.ofMinutes(2);
    /** So many that whoever looks for the processes of a pair finds it still running. */
    static final SliceSettings MANY = new SliceSettings(0, Duration.ofMillis(10), 2000, Duration.ofMillis(10));

    static final SliceSettings SHORT = new SliceSettings(2, Duration.ofMillis(10), 4, Duration.ofMillis(10));

    final Cancellation cancellation = new Cancellation();
    final PairRunner runner;
    private final Scratch scratch;
    private final Path directory;
    private final Random random = new Random(7);
    private int pairs;

    Pairs(Path directory, BuildUnderTest base, BuildUnderTest head) {
        this.directory = directory;
        this.scratch = Scratch.open(directory.resolve("scratch"));
        this.runner = new PairRunner(base, head, directory.resolve("data"), scratch, cancellation, System::nanoTime);
    }

    static BuildUnderTest build(Path jar, Path workingDirectory, String... jvmArgs) {
        return new BuildUnderTest(
                List.of(jar), Wire.JMH_MAIN, SubjectJar.JAVA, List.of(jvmArgs), List.of(), workingDirectory);
    }

    static BuildUnderTest withMain(Class<?> main, Path jar, Path workingDirectory) {
        return new BuildUnderTest(
                List.of(jar), main.getName(), SubjectJar.JAVA, List.of(), List.of(), workingDirectory);
    }

    PairOutcome run(ListedBenchmark benchmark) {
        return run(benchmark, SHORT);
    }

    PairOutcome run(ListedBenchmark benchmark, SliceSettings slices) {
        return run(benchmark, slices, AMPLE, pairs / 2 % 2);
    }

    PairOutcome run(ListedBenchmark benchmark, int layout) {
        return run(benchmark, SHORT, AMPLE, layout);
    }

    PairOutcome run(ListedBenchmark benchmark, SliceSettings slices, Duration patience, int layout) {
        return run(benchmark, slices, patience, null, layout);
    }

    PairOutcome run(
            ListedBenchmark benchmark, SliceSettings slices, Duration patience, @Nullable Duration most, int layout) {
        int pair = pairs++;
        return runner.run(new PairRequest(
                benchmark,
                benchmark,
                slices,
                Stage.SCREEN,
                pair % 2 == 0 ? Build.BASE : Build.HEAD,
                layout,
                random.nextLong(),
                patience,
                most,
                files(pair, "base"),
                files(pair, "head")));
    }

    Path lastLog(String side) {
        return files(pairs - 1, side).log();
    }

    private PairRequest.Files files(int pair, String side) {
        return new PairRequest.Files(
                directory.resolve(pair + "-" + side + ".json"), directory.resolve(pair + "-" + side + ".log"));
    }

    /** JVMs that this one started, hosts and forks. */
    static List<ProcessHandle> javaProcesses() {
        return ProcessHandle.current()
                .descendants()
                .filter(handle -> handle.info().command().orElse("").endsWith("java"))
                .toList();
    }

    static List<ProcessHandle> forks() {
        return javaProcesses().stream()
                .filter(process -> commandLine(process).contains("ForkedMain"))
                .toList();
    }

    /** Waits until both are there. */
    static List<ProcessHandle> awaitForks() {
        while (true) {
            List<ProcessHandle> found = forks();
            if (found.size() >= 2) {
                return found;
            }
            LockSupport.parkNanos(10_000_000);
        }
    }

    static String commandLine(ProcessHandle process) {
        return process.info().commandLine().orElse("");
    }

    @Override
    public void close() {
        runner.close();
        scratch.close();
    }
}
