package dev.backsight.checker.model;

import org.jspecify.annotations.Nullable;

/**
 * The source a run was built from.
 *
 * @param commit full object id
 * @param tree identifies the content outside {@code baselines/}, so that a squash-merged commit is found again; null
 *     where it is not known
 * @param title the commit's subject line
 * @param dirty whether files outside {@code baselines/} differed from the commit
 */
public record Revision(String commit, @Nullable String tree, String title, boolean dirty) {

    public Revision {
        if (!commit.matches("[0-9a-f]{40}|[0-9a-f]{64}")) {
            throw new IllegalArgumentException("not a full commit id: " + commit);
        }
    }

    /** The first 10 digits, with a {@code +} where the work tree was dirty. */
    public String shortName() {
        return commit.substring(0, 10) + (dirty ? "+" : "");
    }
}
