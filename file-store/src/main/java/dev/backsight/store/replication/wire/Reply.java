package dev.backsight.store.replication.wire;

import dev.backsight.store.FilePage;
import dev.backsight.store.QueryPage;
import dev.backsight.store.metadata.FileStat;
import java.util.List;
import java.util.Optional;

/** The answer to a command or query. */
public sealed interface Reply {

    /** Done, and there is no more to say. */
    record Accepted() implements Reply {}

    /** The file that was put. */
    record Stored(FileStat stat) implements Reply {}

    /** Whether there was a file to delete. */
    record Deleted(boolean existed) implements Reply {}

    /** What is known of a file. */
    record Known(Optional<FileStat> stat) implements Reply {}

    /** A part of a file. */
    record Content(FileStat stat, Payload content) implements Reply {}

    /** A page of a listing. */
    record Page(FilePage page) implements Reply {}

    /**
     * Versions of a file, the latest first.
     *
     * @param latest what the file is now, also if only older ones were asked for; empty if there is no such file
     * @param versions as many as go into one reply
     * @param more whether there are older ones
     */
    record Versions(Optional<FileStat> latest, List<FileStat> versions, boolean more) implements Reply {

        public Versions {
            versions = List.copyOf(versions);
        }
    }

    /** A page of what was found. */
    record Found(QueryPage page) implements Reply {}

    /** Not done, and why. */
    record Refused(Refusal reason, String message) implements Reply {}
}
