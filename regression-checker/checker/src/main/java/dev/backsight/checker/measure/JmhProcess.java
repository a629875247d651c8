package dev.backsight.checker.measure;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A running JMH host with the fork it started. Closing it leaves no process behind. */
final class JmhProcess implements AutoCloseable {

    private static final Duration OUTPUT_PATIENCE = Duration.ofSeconds(1);
    private static final int SIGNALLED = 128;

    private final Process process;
    private final ForkLog log;

    private JmhProcess(Process process, ForkLog log) {
        this.process = process;
        this.log = log;
    }

    /** How it ended. */
    sealed interface Ending {
        record Exited(int code) implements Ending {}

        /** It outlived its deadline and was killed. */
        record TimedOut() implements Ending {}

        record Cancelled() implements Ending {}
    }

    /** @throws IOException when the program cannot be started */
    static JmhProcess start(List<String> command, Path workingDirectory, OutputStream log) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(workingDirectory.toFile())
                .redirectErrorStream(true)
                .start();
        // Its standard input stays open: by its end the host and its fork learn that this JVM is gone.
        return new JmhProcess(process, new ForkLog(process.getInputStream(), log));
    }

    /** Waits for its end, and brings it about at the deadline or when cancelled. */
    Ending await(Duration deadline, Cancellation cancellation) {
        Ending ending = waitFor(deadline, cancellation);
        ProcessTree.destroy(process.toHandle());
        log.finish(OUTPUT_PATIENCE);
        return ending;
    }

    private Ending waitFor(Duration deadline, Cancellation cancellation) {
        try {
            CompletableFuture.anyOf(process.onExit(), cancellation.asFuture())
                    .get(deadline.toMillis(), TimeUnit.MILLISECONDS);
            if (!cancellation.isCancelled() && process.exitValue() > SIGNALLED) {
                // Ctrl-C reaches the whole process group; our own hook may be a moment behind.
                cancellation.asFuture().get(1, TimeUnit.SECONDS);
            }
        } catch (TimeoutException e) {
            if (process.isAlive()) {
                return new Ending.TimedOut();
            }
        } catch (InterruptedException e) {
            cancellation.cancel("the measuring thread was interrupted");
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("waiting for a process cannot fail", e);
        }
        return cancellation.isCancelled() ? new Ending.Cancelled() : new Ending.Exited(process.exitValue());
    }

    ForkOutput output() {
        return log.output();
    }

    /** What kept its log from being written, if anything. */
    @Nullable
    IOException logFailure() {
        return log.writeFailure();
    }

    @Override
    public void close() {
        ProcessTree.destroy(process.toHandle());
    }
}
