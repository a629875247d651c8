package dev.backsight.store.identity;

/** Where the ids of new files come from. */
@FunctionalInterface
public interface FileIds {

    /** An id that no file has. */
    FileId next();
}
