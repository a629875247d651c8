package dev.backsight.store.monitor;

import java.util.Locale;

/**
 * What is monitored, one by one. An operation that runs within another counts for both. A {@code FileStore} records
 * all but {@link #REPLICATE} itself, that is for who replicates around it.
 */
public enum Operation {
    /** Storing a file's content under its name. */
    PUT,
    /** Reading a file, in part or as a whole. */
    GET,
    /** Removing a file. */
    DELETE,
    /** Reading or changing what is known about files: stat, listing. */
    METADATA,
    /** Compressing a content that is put: the sum over its blocks, with the bytes of the whole content. */
    COMPRESS,
    /** Bringing a change to another copy of the store. */
    REPLICATE,
    /** Making a thumbnail. */
    THUMBNAIL,
    /** Checking a file before it is accepted, with the wait for the beginning of its source; refusals are its failures. */
    VALIDATE;

    /** The name in exports: lower case, never changed once published. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
