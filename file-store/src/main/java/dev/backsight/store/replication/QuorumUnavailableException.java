package dev.backsight.store.replication;

import org.jspecify.annotations.Nullable;

/** There was no majority of peers in time. The operation has <em>not</em> been done, and will not be. */
public final class QuorumUnavailableException extends ReplicationException {

    private static final long serialVersionUID = 1L;

    private final int answered;
    private final int peers;

    QuorumUnavailableException(String operation, Attendance attendance, @Nullable Throwable cause) {
        super(
                operation + " was not done: no majority in time; " + attendance
                        + "; start the others or mend the network, then try again",
                cause);
        this.answered = attendance.answered();
        this.peers = attendance.peers();
    }

    /** How many peers answered when asked one by one; a majority may, if they have not yet agreed on a leader. */
    public int answered() {
        return answered;
    }

    public int peers() {
        return peers;
    }
}
