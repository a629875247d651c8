package dev.backsight.checker.history;

import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.UnusableInputException;
import java.nio.file.Path;
import java.util.List;

/** A place where reports are kept. Several processes may add to it at once. */
public interface CheckHistory {

    /**
     * @param place {@code jdbc:postgresql://host/database}, with the driver's parameters, or a directory
     * @throws UnusableInputException for databases of other kinds
     */
    static CheckHistory at(String place) {
        if (place.startsWith(PostgresHistory.PREFIX)) {
            return new PostgresHistory(place);
        }
        if (place.startsWith("jdbc:")) {
            throw new UnusableInputException("history '" + place.substring(0, Math.min(place.length(), 20))
                    + "...' is a database of another kind: use " + PostgresHistory.PREFIX
                    + "//host/database, or a directory");
        }
        return new DirectoryHistory(Path.of(place));
    }

    /**
     * Finds out, and prepares it where it is new, before a check has taken its time.
     *
     * @throws UnusableInputException if nothing can be added
     */
    void requireUsable();

    /**
     * All of it or nothing.
     *
     * @throws UnusableInputException if it cannot be added
     */
    void add(CheckReport report);

    /**
     * @param most how many at most, at least one
     * @return of that suite, the newest first
     * @throws UnusableInputException if they cannot be read
     */
    List<CheckReport> latest(String suite, int most);

    /** For messages; tells no password. */
    String name();
}
