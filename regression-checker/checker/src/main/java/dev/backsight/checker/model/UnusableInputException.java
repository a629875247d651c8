package dev.backsight.checker.model;

import org.jspecify.annotations.Nullable;

/**
 * Something the user handed in cannot be used: a file, an option, a directory. Ends a command with exit code 2. The
 * message says what is wrong, where, and what to do.
 */
public class UnusableInputException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UnusableInputException(String message) {
        super(message);
    }

    public UnusableInputException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /**
     * @param file as the user named it
     * @param place where in it: a JSON path such as {@code $[3].primaryMetric.score}, or {@code line 12}
     */
    public static UnusableInputException in(String file, String place, String problem, @Nullable Throwable cause) {
        return new UnusableInputException(file + ": " + place + ": " + problem, cause);
    }
}
