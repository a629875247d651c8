package dev.backsight.checker.git;

import dev.backsight.checker.model.Revision;
import java.nio.file.Path;
import java.util.List;

/**
 * A revision with its benchmark jar.
 *
 * @param jar lies there until several other revisions have been built in the same directory
 * @param reused whether it was built before
 * @param warnings what may be wrong with it, a sentence each
 */
public record BuiltRevision(Revision revision, Path jar, boolean reused, List<String> warnings) {

    public BuiltRevision {
        warnings = List.copyOf(warnings);
    }
}
