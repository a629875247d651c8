package dev.backsight.store.replication;

/** A peer took itself out, because its copy would no longer be what the others have. */
public final class PeerStoppedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PeerStoppedException(String peer, String what, Throwable cause) {
        super(
                "peer '" + peer + "' has stopped: " + what + " failed: " + cause
                        + "; mend that and start it again, or give it an empty directory",
                cause);
    }
}
