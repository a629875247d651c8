package dev.backsight.store.replication;

import dev.backsight.store.identity.FileName;

/**
 * A file was replaced or deleted while it was read part by part. Peers do not keep contents for readers; begin again to
 * read what is there now.
 */
public final class FileChangedException extends ReplicationException {

    private static final long serialVersionUID = 1L;

    FileChangedException(FileName name) {
        super("'" + name + "' was replaced or deleted while it was read; begin again", null);
    }
}
