package dev.backsight.checker.measure.lockstep;

import dev.backsight.checker.measure.ForkOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Drains a host's output, in a thread of its own, so that the host never waits for its reader, and hands each command's
 * part of it out by its fence.
 */
final class HostOutput {

    private static final int MAX_LINE = 8192;

    private final InputStream source;
    private final StringBuilder line = new StringBuilder();
    private @Nullable Part current;
    private boolean ended;

    HostOutput(InputStream source) {
        this.source = source;
        Thread drain = new Thread(this::drain, "jmh-host-output");
        drain.setDaemon(true);
        drain.start();
    }

    /** From now on until the fence, what is printed belongs to this part. */
    synchronized Part begin(String fence, OutputStream log) {
        Part part = new Part(fence, log);
        current = part;
        if (ended) {
            part.complete.complete(null);
        }
        return part;
    }

    private void drain() {
        byte[] buffer = new byte[8192];
        try (source) {
            for (int read = source.read(buffer); read >= 0; read = source.read(buffer)) {
                // Log lines are for people; a character beyond ASCII that is torn in two becomes U+FFFD.
                split(new String(buffer, 0, read, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            take("(its output could not be read to the end: " + e.getMessage() + ")");
        }
        end();
    }

    private void split(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                take(line.toString());
                line.setLength(0);
            } else if (c != '\r' && line.length() < MAX_LINE) {
                line.append(c);
            }
        }
    }

    private synchronized void take(String text) {
        Part part = current;
        if (part == null) {
            return;
        }
        if (text.equals(part.fence)) {
            current = null;
            part.complete.complete(null);
        } else {
            part.take(text);
        }
    }

    private synchronized void end() {
        ended = true;
        if (current != null) {
            if (line.length() > 0) {
                current.take(line.toString());
            }
            current.complete.complete(null);
        }
    }

    /** What one command printed. The log is cut at {@value #MAX_LOG} characters. */
    static final class Part {

        private static final long MAX_LOG = 4L << 20;

        private final String fence;
        private final OutputStream log;
        private final ForkOutput output = new ForkOutput();
        private final CompletableFuture<@Nullable Void> complete = new CompletableFuture<>();
        private long written;
        private volatile @Nullable IOException writeFailure;

        private Part(String fence, OutputStream log) {
            this.fence = fence;
            this.log = log;
        }

        ForkOutput output() {
            return output;
        }

        /** What kept the log from being written; null if nothing did. */
        @Nullable
        IOException writeFailure() {
            return writeFailure;
        }

        /** Waits for the fence, but not for long: a killed host prints none, and a stray grandchild holds the pipe. */
        void await(Duration patience) {
            try {
                complete.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException | ExecutionException e) {
                // What there is has to do.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void take(String text) {
            output.line(text);
            if (writeFailure != null || written >= MAX_LOG) {
                return;
            }
            try {
                log.write((text + "\n").getBytes(StandardCharsets.UTF_8));
                written += text.length() + 1L;
            } catch (IOException e) {
                writeFailure = e;
            }
        }
    }
}
