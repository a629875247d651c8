package dev.backsight.checker.model;

import org.jspecify.annotations.Nullable;

/**
 * That a benchmark runs the same code in both builds, so that nothing can have changed.
 *
 * @param classes how many class files it can reach, all of them the same
 * @param files how many files in all, classes included
 * @param everythingBecause why all files of the build count as reachable; null where they do not
 */
public record Proof(int classes, int files, @Nullable String everythingBecause) {

    public Proof {
        if (classes < 1 || files < classes) {
            throw new IllegalArgumentException(
                    "a benchmark reaches at least a class, and not " + classes + " classes among " + files + " files");
        }
    }
}
