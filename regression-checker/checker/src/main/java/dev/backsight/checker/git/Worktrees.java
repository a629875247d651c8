package dev.backsight.checker.git;

import dev.backsight.checker.model.UnusableInputException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/**
 * Work trees of other revisions, in a directory of their own. Each has a fresh name, so that a straggler of a killed
 * build cannot write into the next one; what such a build left is swept away, and so is git's note of it.
 */
final class Worktrees {

    private static final String LISTED = "worktree ";

    private final GitProgram git;
    private final Path repository;
    private final Path directory;

    /**
     * @param repository a directory of the work tree that the others are of
     * @param directory for work trees and nothing else, as a real path
     */
    Worktrees(GitProgram git, Path repository, Path directory) {
        this.git = git;
        this.repository = repository;
        this.directory = directory;
    }

    /** Checks a commit out, without its submodules. */
    Path add(String commit, Path log, BuildWatch watch) throws IOException {
        Files.createDirectories(directory);
        Path tree = Files.createDirectory(directory.resolve(
                commit.substring(0, 10) + "-" + UUID.randomUUID().toString().substring(0, 8)));
        try {
            checkOut(commit, tree, log, watch);
            return tree;
        } catch (IOException | RuntimeException failure) {
            removeAfter(failure, tree);
            throw failure;
        }
    }

    private void checkOut(String commit, Path tree, Path log, BuildWatch watch) throws IOException {
        ProcessBuilder command = git.process(
                repository,
                // A hook is for the user's own checkouts.
                "-c",
                "core.hooksPath=/dev/null",
                "-c",
                "submodule.recurse=false",
                "-c",
                "advice.detachedHead=false",
                "worktree",
                "add",
                "--detach",
                "--",
                tree.toString(),
                commit);
        OptionalInt exit = ChildProcess.run(command, log, watch);
        if (exit.isEmpty()) {
            throw new UnusableInputException(repository + ": checking out " + commit + " took longer than "
                    + watch.limit().toSeconds() + " s and was ended");
        }
        if (exit.getAsInt() != 0) {
            throw new UnusableInputException(
                    repository + ": git cannot check out " + commit + ":\n" + String.join("\n", LogTail.of(log, 10)));
        }
    }

    /** Removes a work tree of which nothing came; why comes first in what is thrown. */
    void removeAfter(Exception failure, Path tree) {
        try {
            remove(tree);
        } catch (IOException | RuntimeException leftover) {
            failure.addSuppressed(leftover);
        }
    }

    /** Paths of submodules; their directories are there, and empty. */
    List<String> submodules(Path tree) {
        if (!Files.exists(tree.resolve(".gitmodules"))) {
            return List.of();
        }
        return git.run(tree, "config", "--file", ".gitmodules", "--get-regexp", "\\.path$")
                .filter(GitProgram.Answer::ok)
                .map(GitProgram.Answer::text)
                .orElse("")
                .lines()
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .toList();
    }

    /** Deletes a work tree and git's note of it, if they are there. */
    void remove(Path tree) throws IOException {
        boolean interrupted = Thread.interrupted(); // or git would not be waited for
        try {
            // First the files, because git refuses to remove what a killed checkout left half-made.
            FileTree.delete(tree);
            if (registered().contains(tree)) {
                // Twice forced: a killed checkout also leaves a lock.
                git.demand(repository, "worktree", "remove", "--force", "--force", "--", tree.toString());
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Removes all but these; also the notes of those whose files are gone, as after {@code mvn clean}. */
    void sweep(Collection<Path> keep) throws IOException {
        Set<Path> old = new LinkedHashSet<>(here());
        registered().stream().filter(tree -> directory.equals(tree.getParent())).forEach(old::add);
        old.removeAll(keep);
        for (Path tree : old) {
            remove(tree);
        }
    }

    private List<Path> here() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<Path> here = new ArrayList<>();
        try (DirectoryStream<Path> children = Files.newDirectoryStream(directory)) {
            children.forEach(here::add);
        }
        return here;
    }

    private List<Path> registered() {
        return git.demand(repository, "worktree", "list", "--porcelain")
                .text()
                .lines()
                .filter(line -> line.startsWith(LISTED))
                .map(line -> Path.of(line.substring(LISTED.length())))
                .toList();
    }
}
