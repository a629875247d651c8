package dev.backsight.checker.git;

import dev.backsight.checker.model.UnusableInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks through the history for content: a squashed commit is gone, but what it held is in the one that replaced it. */
final class TreeSearch {

    /** How far back a search goes; in a repository of 20 commits a day, half a year. */
    static final int COMMITS = 5000;

    /** Trees asked for at a time: few enough for git's pipe to take all questions before the first answer is read. */
    private static final int AT_A_TIME = 100;

    private final GitProgram git;
    private final Path directory;

    TreeSearch(GitProgram git, Path directory) {
        this.git = git;
        this.directory = directory;
    }

    /** The newest commit with this {@linkplain SourceTree source tree}. */
    Optional<String> find(String sourceTree) {
        Map<String, String> commitByTree = new LinkedHashMap<>();
        Optional<GitProgram.Answer> log =
                git.run(directory, "log", "--all", "--max-count=" + COMMITS, "--no-show-signature", "--format=%H %T");
        for (String line : log.map(GitProgram.Answer::text).orElse("").lines().toList()) {
            String[] commitAndTree = line.split(" ", -1);
            commitByTree.putIfAbsent(commitAndTree[1], commitAndTree[0]);
        }
        List<String> trees = new ArrayList<>(commitByTree.keySet());
        for (int from = 0; from < trees.size(); from += AT_A_TIME) {
            List<String> some = trees.subList(from, Math.min(from + AT_A_TIME, trees.size()));
            Optional<String> found = find(sourceTree, some);
            if (found.isPresent()) {
                return found.map(commitByTree::get);
            }
        }
        return Optional.empty();
    }

    private Optional<String> find(String sourceTree, List<String> trees) {
        // As Latin-1, a byte is a character, and the ids in the answer survive.
        String answers = git.run(
                        directory,
                        String.join("\n", trees) + "\n",
                        StandardCharsets.ISO_8859_1,
                        "cat-file",
                        "--batch=%(objectname) %(objectsize)")
                .map(GitProgram.Answer::text)
                .orElse("");
        int at = 0;
        for (String tree : trees) {
            int lineEnd = answers.indexOf('\n', at);
            if (!answers.startsWith(tree + " ", at) || lineEnd < 0) {
                throw brokenOff();
            }
            String size = answers.substring(at + tree.length() + 1, lineEnd);
            at = lineEnd + 1;
            if (size.equals("missing")) {
                continue; // a partial clone that cannot reach its origin
            }
            int end = at + Integer.parseInt(size);
            if (end > answers.length()) {
                throw brokenOff();
            }
            if (SourceTree.ofObject(answers.substring(at, end), tree.length() / 2)
                    .equals(sourceTree)) {
                return Optional.of(tree);
            }
            at = end + 1;
        }
        return Optional.empty();
    }

    private UnusableInputException brokenOff() {
        return new UnusableInputException(
                directory + ": git's answer about its history breaks off; is the repository intact? (git fsck)");
    }
}
