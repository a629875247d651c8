package dev.backsight.checker.measure;

import dev.backsight.checker.model.Change;
import dev.backsight.checker.model.Failure;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
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
    public void step(String what) {
        out.println(terminal ? REWRITE + what : what);
    }

    @Override
    public void forkStarted(ForkEvent event) {
        started(line(event), event.elapsed());
    }

    private void started(String line, Duration elapsed) {
        if (terminal) {
            out.print(REWRITE + cut(line));
            out.flush();
        } else if (lastLogged == null || elapsed.minus(lastLogged).compareTo(LOG_INTERVAL) >= 0) {
            log(line, elapsed);
        }
    }

    @Override
    public void forkEnded(ForkEvent event) {
        if (!terminal && event.lastOfRound()) {
            String forks = event.total() == 1 ? "1 fork" : event.total() + " forks";
            log(
                    "round " + event.fork() + "/" + event.forks() + " done: " + forks + ", "
                            + DurationText.of(event.elapsed()) + " so far" + eta(event.eta()),
                    event.elapsed());
        }
    }

    @Override
    public void pairStarted(PairEvent event) {
        started(line(event), event.elapsed());
    }

    @Override
    public void pairEnded(PairEvent event) {
        if (!terminal && event.lastOfRound()) {
            String pairs = event.total() == 1 ? "1 pair" : event.total() + " pairs";
            log(
                    event.stage().verb() + ", round " + event.round() + "/" + event.rounds() + " done: " + pairs + ", "
                            + DurationText.of(event.elapsed()) + " so far" + eta(event.eta()),
                    event.elapsed());
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

    private void log(String line, Duration elapsed) {
        out.println(line);
        lastLogged = elapsed;
    }

    private String cut(String line) {
        return line.length() < width ? line : line.substring(0, width - 2) + "…";
    }

    private static String line(ForkEvent event) {
        String total = Integer.toString(event.total());
        String index = Integer.toString(event.index());
        return "[" + " ".repeat(total.length() - index.length()) + index + "/" + total + "] "
                + event.benchmark().label() + "  fork " + event.fork() + "/" + event.forks() + eta(event.eta());
    }

    private static String line(PairEvent event) {
        String total = Integer.toString(event.total());
        String index = Integer.toString(event.index());
        return "[" + " ".repeat(total.length() - index.length()) + index + "/" + total + "] "
                + event.benchmark().label() + "  " + event.stage().verb() + ", pair " + event.round() + "/"
                + event.rounds() + soFar(event.soFar()) + eta(event.eta());
    }

    /** Half the width of the interval after the sign, as people write it. */
    private static String soFar(@Nullable Change change) {
        if (change == null || Double.isInfinite(change.high())) {
            return "";
        }
        double half = (change.high() - change.low()) / 2;
        return String.format(Locale.ROOT, "  %+.1f %% ± %.1f %%", 100 * change.estimate(), 100 * half);
    }

    private static String eta(@Nullable Duration eta) {
        return eta == null ? "" : "  eta " + DurationText.of(eta);
    }
}
