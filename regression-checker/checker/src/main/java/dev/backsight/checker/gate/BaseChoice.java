package dev.backsight.checker.gate;

import dev.backsight.checker.model.UnusableInputException;
import java.nio.file.Path;

/** What head is compared with. */
public sealed interface BaseChoice {

    /** The saved baseline of this environment where there is one; otherwise nothing. */
    record Auto() implements BaseChoice {}

    /** The saved baseline of this environment, which must exist. */
    record Saved() implements BaseChoice {}

    /** A run file, or a JMH result file. */
    record File(Path file) implements BaseChoice {}

    /** Nothing: the run is only recorded. */
    record Nothing() implements BaseChoice {}

    /** Reads {@code auto}, {@code baseline} or {@code run:<file>}. */
    static BaseChoice parse(String text) {
        if (text.equals("auto")) {
            return new Auto();
        }
        if (text.equals("baseline")) {
            return new Saved();
        }
        if (text.startsWith("run:") && text.length() > 4) {
            return new File(Path.of(text.substring(4)));
        }
        throw new UnusableInputException("base '" + text + "' is not understood: use auto, baseline or run:<file>");
    }
}
