package dev.backsight.checker.gate;

import dev.backsight.checker.git.GitRevisions;
import dev.backsight.checker.model.Revision;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.UnusableInputException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The commit that saved numbers were measured of, as far as the repository at hand has it. */
final class BaselineCommit {

    private final GitRevisions git;
    private final Path directory;

    BaselineCommit(GitRevisions git, Path directory) {
        this.git = git;
        this.directory = directory;
    }

    /**
     * A commit lost to a squash merge is found by what it held.
     *
     * @throws UnusableInputException where it is not known, or not here
     */
    Revision of(Run run) {
        @Nullable Revision revision = run.revision();
        if (revision == null) {
            throw new UnusableInputException("it does not say which commit it was measured of");
        }
        if (revision.dirty()) {
            throw new UnusableInputException(
                    revision.shortName() + " was measured with changes that were not committed");
        }
        @Nullable String tree = revision.tree();
        return git.resolve(directory, revision.commit())
                .or(() -> tree == null ? Optional.empty() : git.findByTree(directory, tree))
                .orElseThrow(() -> new UnusableInputException("there is no commit " + revision.shortName()
                        + " here, nor another with its content; in a shallow clone: git fetch --unshallow"));
    }
}
