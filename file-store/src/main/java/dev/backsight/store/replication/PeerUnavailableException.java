package dev.backsight.store.replication;

/** The peer that was to answer by itself does not. */
public final class PeerUnavailableException extends ReplicationException {

    private static final long serialVersionUID = 1L;

    PeerUnavailableException(String peer, Throwable cause) {
        super("peer '" + peer + "' does not answer: " + cause.getMessage() + "; ask another, or a majority", cause);
    }
}
