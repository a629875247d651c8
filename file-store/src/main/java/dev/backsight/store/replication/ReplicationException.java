package dev.backsight.store.replication;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A replicated operation did not do what it should; the subclasses say what that means for the caller. */
public sealed class ReplicationException extends IOException
        permits QuorumUnavailableException,
                OutcomeUnknownException,
                PeerUnavailableException,
                FileChangedException,
                RefusedByPeersException {

    private static final long serialVersionUID = 1L;

    ReplicationException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
