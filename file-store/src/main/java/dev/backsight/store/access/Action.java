package dev.backsight.store.access;

/** What may be allowed or denied. Constants are in files: never rename one. */
public enum Action {
    /** To get a file's content or what is known about it. */
    READ,
    /** To see which files there are below a prefix; each file is shown only to those who may read it. */
    LIST,
    /** To put a file, new or over another. */
    WRITE,
    /** To remove a file. */
    DELETE,
    /** To change grants and owners at or below a prefix. */
    ADMINISTER
}
