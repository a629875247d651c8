package dev.backsight.checker.model;

import org.jspecify.annotations.Nullable;

/**
 * What tells one build from another, on another machine too.
 *
 * @param label what to call it in a sentence
 * @param revision null where it is not known
 * @param contents SHA-256 over the names and contents of all its files, 64 hexadecimal digits
 */
public record BuildIdentity(String label, @Nullable Revision revision, String contents) {

    public BuildIdentity {
        if (!contents.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("not a SHA-256 in hexadecimal digits: " + contents);
        }
    }

    /** Whether the two are the same source: by commit where both were built of a clean one, else byte by byte. */
    public boolean isSameSource(BuildIdentity other) {
        if (revision != null && other.revision != null && !revision.dirty() && !other.revision.dirty()) {
            return revision.commit().equals(other.revision.commit());
        }
        return contents.equals(other.contents);
    }
}
