package dev.backsight.checker.git;

import dev.backsight.checker.model.UnusableInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A program that takes its time: it writes to a log, is watched, and leaves no process behind. */
final class ChildProcess {

    private static final long LOOK_INTERVAL_MILLIS = 100;
    private static final Duration REPORT_INTERVAL = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final int SIGNALLED = 128;

    private final Process process;
    private final Path log;
    private final BuildWatch watch;
    private final long start = System.nanoTime();
    /** All that it started, as far as seen: once a process is gone, nothing leads to its children any more. */
    private final Set<ProcessHandle> started = new LinkedHashSet<>();

    private ChildProcess(Process process, Path log, BuildWatch watch) {
        this.process = process;
        this.log = log;
        this.watch = watch;
    }

    /**
     * Runs the program to its end, its output appended to the log.
     *
     * @return its exit code; empty where it took longer than it may and was ended
     * @throws BuildCancelledException when it was cancelled
     * @throws UnusableInputException when it cannot be started
     */
    static OptionalInt run(ProcessBuilder program, Path log, BuildWatch watch) {
        Process process;
        try {
            process = program.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UnusableInputException(
                    "cannot start " + program.command().get(0) + " in " + program.directory() + ": " + e.getMessage()
                            + "; is it installed and executable?",
                    e);
        }
        ChildProcess child = new ChildProcess(process, log, watch);
        try {
            // Whoever reads standard input finds its end, not our user's keyboard.
            process.getOutputStream().close();
            return child.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BuildCancelledException("the thread that waits for the build was interrupted");
        } catch (IOException e) {
            throw new UnusableInputException(log + ": cannot follow the build: " + e.getMessage(), e);
        } finally {
            child.end();
        }
    }

    private OptionalInt await() throws InterruptedException, IOException {
        Duration reported = Duration.ZERO;
        while (!process.waitFor(LOOK_INTERVAL_MILLIS, TimeUnit.MILLISECONDS)) {
            process.descendants().forEach(started::add);
            requireWanted();
            Duration elapsed = elapsed();
            if (elapsed.minus(reported).compareTo(REPORT_INTERVAL) >= 0) {
                reported = elapsed;
                List<String> last = LogTail.of(log, 1);
                watch.progress().running(elapsed, last.isEmpty() ? "" : last.get(0));
            }
            if (elapsed.compareTo(watch.limit()) > 0) {
                return OptionalInt.empty();
            }
        }
        if (process.exitValue() > SIGNALLED) {
            // Ctrl-C reaches the whole process group; the one who cancels may be a moment behind.
            for (long since = System.nanoTime(); System.nanoTime() - since < GRACE.toNanos() / 2; ) {
                requireWanted();
                TimeUnit.MILLISECONDS.sleep(LOOK_INTERVAL_MILLIS);
            }
        }
        requireWanted();
        return OptionalInt.of(process.exitValue());
    }

    private void requireWanted() {
        if (watch.cancelled().getAsBoolean()) {
            throw new BuildCancelledException(
                    "the build was cancelled after " + elapsed().toSeconds() + " s");
        }
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Asks the program to end, so that it may tidy up; what is left after the grace is killed, and so is all it started. */
    private void end() {
        boolean interrupted = Thread.interrupted();
        process.destroy();
        for (long since = System.nanoTime(); process.isAlive() && System.nanoTime() - since < GRACE.toNanos(); ) {
            process.descendants().forEach(started::add);
            interrupted |= pause();
        }
        kill(process.toHandle());
        List.copyOf(started).forEach(ChildProcess::kill);
        for (long since = System.nanoTime(); anyAlive() && System.nanoTime() - since < GRACE.toNanos(); ) {
            interrupted |= pause();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Before its children, so that it starts no more of them, but they are looked up before it goes. */
    private static void kill(ProcessHandle handle) {
        List<ProcessHandle> children = handle.children().toList();
        handle.destroyForcibly();
        children.forEach(ChildProcess::kill);
    }

    private boolean anyAlive() {
        return process.isAlive() || started.stream().anyMatch(ProcessHandle::isAlive);
    }

    private static boolean pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(5);
            return false;
        } catch (InterruptedException e) {
            return true; // Leaving now would leave processes behind, and the wait is short.
        }
    }
}
