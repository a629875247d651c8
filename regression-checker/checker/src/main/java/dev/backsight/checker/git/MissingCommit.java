package dev.backsight.checker.git;

import dev.backsight.checker.model.UnusableInputException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Says why a commit is not here, and which command fetches it. */
final class MissingCommit {

    private static final Pattern COMMIT_ID = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    /** Can be looked up, but not fetched. */
    private static final Pattern ABBREVIATED_ID = Pattern.compile("[0-9a-f]{7,}");

    private static final String ORIGIN = "origin/";

    private final GitProgram git;
    private final Path directory;

    MissingCommit(GitProgram git, Path directory) {
        this.git = git;
        this.directory = directory;
    }

    /** There is no commit of this name. */
    UnusableInputException named(String revision) {
        if (revision.startsWith("-")) {
            return problem("revision '" + revision + "' begins with '-': that is an option, not a revision");
        }
        if (revision.isBlank() || revision.indexOf('\0') >= 0) {
            return problem("an empty revision, or one with a NUL, names no commit");
        }
        if (revision.equals("HEAD")) {
            return problem("there is no commit yet: make one (git commit)");
        }
        String here = isShallow() ? "in this shallow clone" : "in this repository";
        return problem("revision '" + revision + "' names no commit " + here + ". " + fix(revision));
    }

    /** There is no commit that both HEAD and another have in their history. */
    UnusableInputException common(String revision) {
        return problem(
                isShallow()
                        ? "this shallow clone lacks the commit where HEAD left '" + revision
                                + "'. Fetch the history: git fetch --unshallow"
                        : "HEAD and '" + revision + "' have no commit in common: name a revision of the same history");
    }

    private String fix(String revision) {
        if (isRelative(revision)) {
            return isShallow()
                    ? "Fetch the history: git fetch --unshallow"
                    : "The history does not reach that far, or the name is not known: git log shows what there is";
        }
        if (revision.startsWith(ORIGIN) && revision.length() > ORIGIN.length()) {
            String branch = revision.substring(ORIGIN.length());
            // A clone of a single branch would fetch another without giving it a name.
            return "Fetch it: git fetch" + (isShallow() ? " --unshallow" : "") + " origin "
                    + ShellWord.quoted("+refs/heads/" + branch + ":refs/remotes/" + revision);
        }
        if (COMMIT_ID.matcher(revision).matches()) {
            return "Fetch it: git fetch origin " + revision;
        }
        if (isShallow()) {
            return ABBREVIATED_ID.matcher(revision).matches()
                    ? "Fetch the history: git fetch --unshallow"
                    : "Fetch it: git fetch origin " + ShellWord.quoted(revision) + " (and then name it FETCH_HEAD)"
                            + ", or the whole history: git fetch --unshallow --tags";
        }
        return "Check the spelling (git branch --all; git tag), or fetch it: git fetch --tags origin";
    }

    /** {@code HEAD~3}, {@code main^}, {@code main@{yesterday}}: a step from a name, which cannot be fetched by itself. */
    private static boolean isRelative(String revision) {
        return revision.contains("~") || revision.contains("^") || revision.contains("@{");
    }

    private boolean isShallow() {
        return git.run(directory, "rev-parse", "--is-shallow-repository")
                .map(answer -> answer.text().strip().equals("true"))
                .orElse(false);
    }

    private UnusableInputException problem(String what) {
        return new UnusableInputException(directory + ": " + what);
    }
}
