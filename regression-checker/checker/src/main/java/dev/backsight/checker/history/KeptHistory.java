package dev.backsight.checker.history;

import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.UnusableInputException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The history that a check is to be kept in, and a directory among its results that takes the report where the history
 * cannot be reached once the check has ended: a database that is down must cost neither the report nor the verdict.
 */
public final class KeptHistory {

    private final CheckHistory wanted;
    private final CheckHistory otherwise;

    private KeptHistory(CheckHistory wanted, CheckHistory otherwise) {
        this.wanted = wanted;
        this.otherwise = otherwise;
    }

    /**
     * @param place as {@link CheckHistory#at} takes it; null for {@link #directory}
     * @param out where the check leaves its files
     */
    public static KeptHistory of(@Nullable String place, Path out) {
        CheckHistory beside = CheckHistory.at(directory(out).toString());
        return new KeptHistory(place == null || place.isBlank() ? beside : CheckHistory.at(place), beside);
    }

    /** Where reports are kept unless told otherwise. */
    public static Path directory(Path out) {
        return out.resolve("history");
    }

    /** Before a check takes its time. That its own results can be written, it finds out by itself. */
    public void requireUsable() {
        if (wanted != otherwise) {
            wanted.requireUsable();
        }
    }

    /**
     * @return what has to be told, where the report is not in the history but in the directory
     * @throws UnusableInputException if it could be kept in neither
     */
    public Optional<String> add(CheckReport report) {
        try {
            wanted.add(report);
            return Optional.empty();
        } catch (UnusableInputException e) {
            if (wanted == otherwise) {
                throw e;
            }
            otherwise.add(report);
            return Optional.of(e.getMessage() + ". This report is kept in " + otherwise.name() + " instead");
        }
    }
}
