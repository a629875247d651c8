package dev.backsight.store;

/** What becomes of a file whose name a copy or a rename is to take. */
public enum ExistingTarget {
    /** It stays as it is, and the call throws {@link FileExistsException}. */
    REFUSE,
    /** By a copy its content is replaced, as by a put; by a rename it goes, with all its versions. */
    REPLACE
}
