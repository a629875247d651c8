package dev.backsight.checker.measure;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is kept of a JMH process's output: its last lines, and what JMH says of a failure. Bounded. Thread-safe. */
public final class ForkOutput {

    public static final int MAX_LINES = 60;
    public static final int MAX_LINE_LENGTH = 400;

    private static final Pattern EXCEPTION = Pattern.compile("[\\w$]+(?:\\.[\\w$]+)+(?:: .*)?");
    private static final Pattern FORK_EXIT = Pattern.compile("<forked VM failed with exit code (-?\\d+)>");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\t]]");
    private static final String FAILURE = "<failure>";
    /** What JMH prints from here on is general advice. */
    private static final String END = "# Run complete.";

    private final Deque<String> tail = new ArrayDeque<>();
    private boolean ended;
    private boolean failureAnnounced;
    private @Nullable String exception;
    private @Nullable String exitCode;

    public synchronized void line(String line) {
        if (ended || line.startsWith(END)) {
            ended = true;
            return;
        }
        String bounded = line.length() <= MAX_LINE_LENGTH ? line : line.substring(0, MAX_LINE_LENGTH) + "…";
        // This is shown on terminals, which obey control characters.
        String text = CONTROL.matcher(bounded).replaceAll("");
        if (tail.size() == MAX_LINES) {
            tail.removeFirst();
        }
        tail.addLast(text);
        look(text);
    }

    /** The last lines, without blank ones at either end. */
    public synchronized String tail() {
        return String.join("\n", tail).strip();
    }

    /** What made the benchmark fail, in a clause that follows "it"; empty where JMH did not say. */
    public synchronized Optional<String> cause() {
        if (exception != null) {
            return Optional.of("threw " + exception);
        }
        return Optional.ofNullable(exitCode).map(code -> "ended its JVM with exit code " + code);
    }

    private void look(String line) {
        Matcher exit = FORK_EXIT.matcher(line);
        if (exit.matches() && exitCode == null) {
            exitCode = exit.group(1);
        } else if (line.endsWith(FAILURE)) {
            failureAnnounced = true;
        } else if (failureAnnounced && !line.isBlank()) {
            failureAnnounced = false;
            if (exception == null && EXCEPTION.matcher(line).matches()) {
                exception = line;
            }
        }
    }
}
