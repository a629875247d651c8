package dev.backsight.checker.gate;

import dev.backsight.checker.jmh.ClassPath;
import dev.backsight.checker.model.UnusableInputException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What head is compared with. */
public sealed interface BaseChoice {

    /**
     * The commit of the accepted baseline, built and measured here beside head, wherever it can be built; its numbers
     * where it cannot and they were measured in this environment; nothing where there is no baseline.
     */
    record Auto() implements BaseChoice {}

    /** The saved numbers of this environment's baseline, which must exist. */
    record Saved() implements BaseChoice {}

    /** The saved numbers of this environment's baseline where there is one; otherwise nothing. */
    record SavedIfAny() implements BaseChoice {}

    /** A commit, built and measured beside head. */
    record Commit(String revision) implements BaseChoice {}

    /** The commit where the checked out one left the history of another. */
    record MergeBase(String revision) implements BaseChoice {}

    /** A benchmark jar or a class path, measured beside head. */
    record Classes(ClassPath classPath) implements BaseChoice {}

    /** A run file, or a JMH result file. */
    record File(Path file) implements BaseChoice {}

    /** Nothing: the run is only recorded. */
    record Nothing() implements BaseChoice {}

    /**
     * Reads {@code auto}, {@code baseline}, {@code git:<revision>}, {@code merge-base:<revision>}, {@code jar:<file>},
     * {@code classpath:<paths>}, the path of a jar, or {@code run:<file>}.
     */
    static BaseChoice parse(String text) {
        int colon = text.indexOf(':');
        String kind = colon < 0 ? text : text.substring(0, colon);
        String rest = colon < 0 ? "" : text.substring(colon + 1);
        if (text.equals("auto")) {
            return new Auto();
        }
        if (text.equals("baseline")) {
            return new Saved();
        }
        if (!rest.isBlank()) {
            @Nullable BaseChoice named = named(kind, rest);
            if (named != null) {
                return named;
            }
        }
        if (text.endsWith(".jar")) {
            return new Classes(ClassPath.of(Path.of(text)));
        }
        throw new UnusableInputException("base '" + text + "' is not understood: use auto, baseline, git:<revision>,"
                + " merge-base:<revision>, jar:<file>, classpath:<paths> or run:<file>");
    }

    private static @Nullable BaseChoice named(String kind, String name) {
        return switch (kind) {
            case "git" -> new Commit(name);
            case "merge-base" -> new MergeBase(name);
            case "jar" -> new Classes(ClassPath.of(Path.of(name)));
            case "classpath" -> new Classes(ClassPath.parse(ClassPath.PREFIX + name, Path.of("")));
            case "run" -> new File(Path.of(name));
            default -> null;
        };
    }
}
