package dev.backsight.checker.jmh;

import dev.backsight.checker.model.UnusableInputException;
import org.jspecify.annotations.Nullable;

/**
 * Where in an input something stands, remembered for problems that show only later.
 *
 * @param file as the user named it
 * @param path a JSON path, or {@code line 12}
 */
record Place(String file, String path) {

    private static final int LONGEST_PROBLEM = 500;

    UnusableInputException unusable(String problem) {
        return unusable(problem, null);
    }

    UnusableInputException unusable(String problem, @Nullable Throwable cause) {
        return UnusableInputException.in(file, path, printable(problem, LONGEST_PROBLEM), cause);
    }

    /** Cut to {@code limit} characters, and free of control characters, which could redraw the reader's terminal. */
    static String printable(String text, int limit) {
        String cut = text.length() <= limit ? text : text.substring(0, limit) + "...";
        return cut.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
