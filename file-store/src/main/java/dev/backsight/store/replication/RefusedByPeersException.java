package dev.backsight.store.replication;

/** The peers agree that they do not do this, or could not; nothing has changed. */
public final class RefusedByPeersException extends ReplicationException {

    private static final long serialVersionUID = 1L;

    RefusedByPeersException(String operation, String reason) {
        super(operation + " was refused: " + reason, null);
    }
}
