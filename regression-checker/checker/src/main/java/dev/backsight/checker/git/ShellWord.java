package dev.backsight.checker.git;

import java.util.regex.Pattern;

/** Words of a command that a reader may copy. */
final class ShellWord {

    /** What no shell takes for anything but text. */
    private static final Pattern PLAIN = Pattern.compile("[\\w./@+,:=-]+");

    private ShellWord() {}

    static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
