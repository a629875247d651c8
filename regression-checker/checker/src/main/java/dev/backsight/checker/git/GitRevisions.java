package dev.backsight.checker.git;

import dev.backsight.checker.model.Revision;
import dev.backsight.checker.model.UnusableInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What git knows of the source in a directory. The folder {@code baselines} at the top of the repository does not count
 * as source: accepting a baseline changes it, and must not make the accepted source another one.
 */
public final class GitRevisions {

    private final GitProgram git;

    public GitRevisions() {
        this(new GitProgram("git"));
    }

    GitRevisions(GitProgram git) {
        this.git = git;
    }

    /**
     * The commit checked out in the repository that {@code directory} belongs to; dirty when anything outside {@code
     * baselines/} differs from it, files that git neither tracks nor ignores included.
     *
     * @return empty where there is no repository, no commit yet, or no {@code git} program
     * @throws UnusableInputException when git refuses to answer, e.g. because the repository belongs to another user
     */
    public Optional<Revision> current(Path directory) {
        return current(directory, List.of());
    }

    /**
     * As {@link #current(Path)}, where the baselines may lie elsewhere: in a module's own folder, say.
     *
     * @param baselines what differs below it does not make it dirty, unless {@code directory} is there as well
     */
    public Optional<Revision> current(Path directory, Path baselines) {
        return current(directory, elsewhere(directory, baselines));
    }

    private Optional<Revision> current(Path directory, List<String> excluded) {
        return resolve(directory, "HEAD")
                .map(head -> new Revision(head.commit(), head.tree(), head.title(), isDirty(directory, excluded)));
    }

    /** The folder as git's patterns name it; empty where it does not lie in the work tree. */
    private List<String> elsewhere(Path directory, Path baselines) {
        if (resolve(directory, "HEAD").isEmpty() || isBare(directory)) {
            return List.of();
        }
        try {
            Path top = topLevel(directory).toRealPath();
            Path absolute = baselines.toAbsolutePath().normalize();
            Path real = Files.exists(absolute) ? absolute.toRealPath() : absolute;
            // What holds the directory itself holds its sources, too.
            return real.startsWith(top) && !directory.toRealPath().startsWith(real)
                    ? List.of(":(top,exclude,literal)"
                            + top.relativize(real).toString().replace('\\', '/'))
                    : List.of();
        } catch (IOException e) {
            throw new UnusableInputException(baselines + ": cannot be looked up: " + e.getMessage(), e);
        }
    }

    /** {@code user.name} as configured for the repository that {@code directory} belongs to, or for the user. */
    public Optional<String> userName(Path directory) {
        return git.run(directory, "config", "user.name")
                .filter(GitProgram.Answer::ok)
                .map(answer -> answer.text().strip())
                .filter(name -> !name.isEmpty());
    }

    /**
     * The commit that a revision names, as git understands names: {@code main}, {@code v1.2^}, an abbreviated id.
     *
     * @return empty where there is no such commit, no repository or no {@code git} program; never dirty
     * @throws UnusableInputException when git refuses to answer, e.g. because the repository belongs to another user
     */
    public Optional<Revision> resolve(Path directory, String revision) {
        // No revision starts so, but options do.
        if (revision.startsWith("-") || revision.isBlank() || revision.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        if (git.run(directory, "rev-parse", "--git-dir")
                .filter(GitProgram.Answer::ok)
                .isEmpty()) {
            return Optional.empty();
        }
        return git.run(directory, "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}")
                .filter(GitProgram.Answer::ok)
                .map(answer -> answer.text().strip())
                .map(commit -> new Revision(commit, tree(directory, commit), title(directory, commit), false));
    }

    /**
     * The commit that a revision names, which must exist here.
     *
     * @throws UnusableInputException where it does not, with the command that would fetch it; where there is no
     *     repository or no git; where the text could be an option
     */
    public Revision require(Path directory, String revision) {
        requireRepository(directory);
        return resolve(directory, revision).orElseThrow(() -> new MissingCommit(git, directory).named(revision));
    }

    /**
     * Where the checked out commit's history left that of another.
     *
     * @throws UnusableInputException as {@link #require} does, and where the two have no commit in common, as in a
     *     shallow clone, with the command that would fetch it
     */
    public Revision mergeBase(Path directory, String revision) {
        Revision other = require(directory, revision);
        Revision head = require(directory, "HEAD");
        return git.run(directory, "merge-base", head.commit(), other.commit())
                .filter(GitProgram.Answer::ok)
                .map(answer -> require(directory, answer.text().strip()))
                .orElseThrow(() -> new MissingCommit(git, directory).common(revision));
    }

    /**
     * The newest commit whose content outside {@code baselines/} is the wanted one: what is left of a branch that was
     * merged as a single commit.
     *
     * @param tree as in {@link Revision#tree()}
     * @return empty where none of the {@value TreeSearch#COMMITS} newest commits of any branch or tag has it, or there
     *     is no repository or no git
     */
    public Optional<Revision> findByTree(Path directory, String tree) {
        return new TreeSearch(git, directory).find(tree).flatMap(commit -> resolve(directory, commit));
    }

    /**
     * The directory of the work tree that {@code directory} lies in.
     *
     * @throws UnusableInputException where there is none
     */
    public Path topLevel(Path directory) {
        requireRepository(directory);
        String inside = git.demand(directory, "rev-parse", "--is-inside-work-tree")
                .text()
                .strip();
        if (!inside.equals("true")) {
            throw new UnusableInputException(
                    directory + ": is no work tree of its repository; name a directory of checked out files");
        }
        String top =
                git.demand(directory, "rev-parse", "--show-toplevel").text().stripTrailing();
        return Path.of(top);
    }

    private void requireRepository(Path directory) {
        if (git.run(directory, "rev-parse", "--git-dir").isPresent()) {
            return;
        }
        throw new UnusableInputException(
                git.isInstalled()
                        ? directory + ": belongs to no git repository; run this in a clone, or name the base as a jar"
                        : "there is no git program: install git and put it on the PATH, or name the base as a jar");
    }

    private String title(Path directory, String commit) {
        return git.demand(directory, "show", "--no-patch", "--no-show-signature", "--format=%s", commit)
                .text()
                .strip();
    }

    private String tree(Path directory, String commit) {
        return SourceTree.ofListing(
                git.demand(directory, "ls-tree", "--full-tree", "-z", commit).text());
    }

    private boolean isDirty(Path directory, List<String> excluded) {
        if (isBare(directory)) {
            return false; // it has no files to differ
        }
        List<String> arguments = new ArrayList<>(List.of(
                "status",
                "--porcelain",
                "-z",
                "--untracked-files=normal",
                "--",
                ":(top)",
                ":(top,exclude)" + SourceTree.BASELINES));
        arguments.addAll(excluded);
        return !git.demand(directory, arguments.toArray(String[]::new)).text().isEmpty();
    }

    private boolean isBare(Path directory) {
        return !git.demand(directory, "rev-parse", "--is-inside-work-tree")
                .text()
                .strip()
                .equals("true");
    }
}
