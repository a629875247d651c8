package dev.backsight.checker.measure;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Drains a process's output into a log and a {@link ForkOutput}, in a thread of its own, so that the process never
 * waits for its reader. The log is cut at {@value #MAX_BYTES} bytes.
 */
final class ForkLog {

    static final long MAX_BYTES = 4L << 20;

    private final InputStream source;
    private final OutputStream log;
    private final ForkOutput output = new ForkOutput();
    private final StringBuilder line = new StringBuilder();
    private final Thread drain = new Thread(this::drain, "jmh-output");
    private long written;
    private volatile @Nullable IOException writeFailure;

    ForkLog(InputStream source, OutputStream log) {
        this.source = source;
        this.log = log;
        drain.setDaemon(true);
        drain.start();
    }

    ForkOutput output() {
        return output;
    }

    /** What kept the log from being written; null if nothing did. */
    @Nullable
    IOException writeFailure() {
        return writeFailure;
    }

    /** Waits for the end of the output, but not for long: a stray grandchild may hold the pipe open. */
    void finish(Duration patience) {
        boolean interrupted = Thread.interrupted();
        try {
            drain.join(patience.toMillis());
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void drain() {
        byte[] buffer = new byte[8192];
        try {
            for (int read = source.read(buffer); read >= 0; read = source.read(buffer)) {
                write(buffer, read);
                // Log lines are for people; a byte beyond ASCII that is torn in two becomes U+FFFD.
                split(new String(buffer, 0, read, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            output.line("(its output could not be read to the end: " + e.getMessage() + ")");
        }
        if (line.length() > 0) {
            output.line(line.toString());
        }
    }

    private void write(byte[] buffer, int length) {
        if (writeFailure != null || written >= MAX_BYTES) {
            return;
        }
        try {
            log.write(buffer, 0, (int) Math.min(length, MAX_BYTES - written));
            written += length;
        } catch (IOException e) {
            writeFailure = e;
        }
    }

    private void split(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                output.line(line.toString());
                line.setLength(0);
            } else if (c != '\r' && line.length() <= ForkOutput.MAX_LINE_LENGTH) {
                line.append(c);
            }
        }
    }
}
