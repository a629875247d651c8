package dev.backsight.checker.measure;

import dev.backsight.checker.model.Failure;
import java.io.PrintStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Shows progress as {@code [ 7/24] StorePut.put size=1MiB  fork 3/5  eta 4m10s}: on a terminal one line, rewritten in
 * place; elsewhere a line at the start, after each round and every 30 seconds or so, because logs are read later.
 */
public final class ProgressLine implements Progress {

    private static final Duration LOG_INTERVAL = Duration.ofSeconds(30);
    private static final String REWRITE = "\r\u001b[K";

    private final PrintStream out;
    private final boolean terminal;
    private final int width;
    private @Nullable Duration lastLogged;

    /** @param width columns of the terminal; a longer line is cut, because one that wraps cannot be rewritten */
    private ProgressLine(PrintStream out, boolean terminal, int width) {
        this.out = out;
        this.terminal = terminal;
        this.width = width;
    }

    /** For a terminal of so many columns. */
    public static ProgressLine onTerminal(PrintStream out, int width) {
        return new ProgressLine(out, true, Math.max(20, width));
    }

    /** For anything that keeps what is printed. */
    public static ProgressLine inLog(PrintStream out) {
        return new ProgressLine(out, false, Integer.MAX_VALUE);
    }

    @Override
    public void forkStarted(ForkEvent event) {
        if (terminal) {
            out.print(REWRITE + cut(line(event)));
            out.flush();
        } else if (lastLogged == null || event.elapsed().minus(lastLogged).compareTo(LOG_INTERVAL) >= 0) {
            log(line(event), event);
        }
    }

    @Override
    public void forkEnded(ForkEvent event) {
        if (!terminal && event.lastOfRound()) {
            String forks = event.total() == 1 ? "1 fork" : event.total() + " forks";
            log(
                    "round " + event.fork() + "/" + event.forks() + " done: " + forks + ", "
                            + DurationText.of(event.elapsed()) + " so far" + eta(event),
                    event);
        }
    }

    @Override
    public void failed(Failure failure) {
        String line = "failed: " + failure.id().label() + ": " + failure.reason();
        out.println(terminal ? REWRITE + line : line);
    }

    @Override
    public void ended() {
        if (terminal) {
            out.print(REWRITE);
            out.flush();
        }
    }

    private void log(String line, ForkEvent event) {
        out.println(line);
        lastLogged = event.elapsed();
    }

    private String cut(String line) {
        return line.length() < width ? line : line.substring(0, width - 2) + "…";
    }

    private static String line(ForkEvent event) {
        String total = Integer.toString(event.total());
        String index = Integer.toString(event.index());
        return "[" + " ".repeat(total.length() - index.length()) + index + "/" + total + "] "
                + event.benchmark().label() + "  fork " + event.fork() + "/" + event.forks() + eta(event);
    }

    private static String eta(ForkEvent event) {
        return event.eta() == null ? "" : "  eta " + DurationText.of(event.eta());
    }
}
