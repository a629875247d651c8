package dev.backsight.checker.git;

import dev.backsight.checker.model.Revision;
import dev.backsight.checker.model.UnusableInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What git knows of the source in a directory. The folder {@code baselines} at the top of the repository does not count
 * as source: accepting a baseline changes it, and must not make the accepted source another one.
 */
public final class GitRevisions {

    private static final String BASELINES = "baselines";
    /** How its line ends in {@code git ls-tree}: mode, type and id, then a tab and the name. */
    private static final String BASELINES_ENTRY = "\t" + BASELINES;

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
        return resolve(directory, "HEAD")
                .map(head -> new Revision(head.commit(), head.tree(), head.title(), isDirty(directory)));
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

    private String title(Path directory, String commit) {
        return git.demand(directory, "show", "--no-patch", "--no-show-signature", "--format=%s", commit)
                .text()
                .strip();
    }

    /** SHA-256 of the top-level entries, which hold the hashes of all that is below them. */
    private String tree(Path directory, String commit) {
        MessageDigest digest = sha256();
        String listing =
                git.demand(directory, "ls-tree", "--full-tree", "-z", commit).text();
        for (String entry : listing.split("\0", -1)) {
            if (!entry.isEmpty() && !entry.endsWith(BASELINES_ENTRY)) {
                digest.update(entry.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private boolean isDirty(Path directory) {
        List<String> top = git.demand(directory, "rev-parse", "--is-inside-work-tree", "--show-cdup")
                .text()
                .lines()
                .toList();
        if (!top.get(0).equals("true")) {
            return false; // a bare repository has no files to differ
        }
        return !git.demand(
                        directory,
                        "status",
                        "--porcelain",
                        "-z",
                        "--untracked-files=normal",
                        "--",
                        ":(top)",
                        ":(top,exclude)" + BASELINES)
                .text()
                .isEmpty();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
