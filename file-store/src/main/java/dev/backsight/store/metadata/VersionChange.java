package dev.backsight.store.metadata;

import org.jspecify.annotations.Nullable;

/**
 * One file's step from what it was to what it is to be: its first version, another version, or other labels of the same
 * one. The rules are the same for all implementations.
 *
 * @param previous null if the file is new
 */
public record VersionChange(@Nullable FileStat previous, FileStat next) {

    /** @throws IllegalArgumentException if one cannot follow the other */
    public VersionChange {
        if (previous == null) {
            if (next.oldestVersion() != next.version()) {
                throw new IllegalArgumentException("'" + next.name() + "' is new and cannot have older versions");
            }
        } else if (!previous.name().equals(next.name()) || !previous.id().equals(next.id())) {
            throw new IllegalArgumentException("'" + next.name() + "' (" + next.id() + ") cannot follow '"
                    + previous.name() + "' (" + previous.id() + "): it is another file");
        } else if (isRelabelling(previous, next)) {
            if (!previous.withLabels(next.labels()).equals(next)) {
                throw new IllegalArgumentException("what a version of '" + next.name() + "' is, but its labels, stays");
            }
        } else if (next.version() != previous.version() + 1 || next.oldestVersion() < previous.oldestVersion()) {
            throw new IllegalArgumentException("version " + next.version() + " of '" + next.name() + "', back to "
                    + next.oldestVersion() + ", cannot follow " + previous.version() + ", back to "
                    + previous.oldestVersion());
        }
    }

    private static boolean isRelabelling(FileStat previous, FileStat next) {
        return previous.version() == next.version();
    }

    /** Whether the version before becomes one of the older ones. */
    public boolean keepsPrevious() {
        return previous != null && !isRelabelling(previous, next) && next.oldestVersion() <= previous.version();
    }

    /** Whether the version before is forgotten. */
    public boolean forgetsPrevious() {
        return previous != null && next.oldestVersion() > previous.version();
    }

    /** Whether no content's number of references changes. */
    public boolean keepsContents() {
        if (previous == null || keepsPrevious()) {
            return false;
        }
        boolean alone = previous.oldestVersion() == previous.version();
        return isRelabelling(previous, next) || (alone && previous.contentId().equals(next.contentId()));
    }
}
