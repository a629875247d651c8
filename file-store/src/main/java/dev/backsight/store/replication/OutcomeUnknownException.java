package dev.backsight.store.replication;

import org.jspecify.annotations.Nullable;

/**
 * A change was handed to a peer, and no answer came in time: it may have been done, may be done later, or never. Look
 * once a majority is there, or do it again; doing it again is another change, which comes after this one or replaces it.
 */
public final class OutcomeUnknownException extends ReplicationException {

    private static final long serialVersionUID = 1L;

    private final int answered;
    private final int peers;

    OutcomeUnknownException(String operation, Attendance attendance, @Nullable Throwable cause) {
        super(
                "whether " + operation + " was done is unknown: it was sent, and no answer came in time; " + attendance
                        + "; look again when a majority is there",
                cause);
        this.answered = attendance.answered();
        this.peers = attendance.peers();
    }

    /** How many peers answered when asked one by one. */
    public int answered() {
        return answered;
    }

    public int peers() {
        return peers;
    }
}
