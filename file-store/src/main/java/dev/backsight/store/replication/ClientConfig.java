package dev.backsight.store.replication;

import java.time.Duration;

/**
 * How a client asks.
 *
 * @param group all peers
 * @param attemptTimeout how long it waits for one answer before it turns to another peer, 100 ms to 1 minute
 * @param operationTimeout how long an operation may take with all its attempts, from the attempt's time-out to
 *     {@link #MAX_OPERATION}. A large file is committed by writing it as a whole on every peer, which must fit in
 */
public record ClientConfig(ReplicationGroup group, Duration attemptTimeout, Duration operationTimeout) {

    /** Peers remember what has been done for longer than this, so that no attempt comes twice. */
    public static final Duration MAX_OPERATION = Duration.ofMinutes(5);

    private static final Duration LEAST = Duration.ofMillis(100);
    private static final Duration MOST = Duration.ofMinutes(1);

    public ClientConfig {
        if (attemptTimeout.compareTo(LEAST) < 0 || attemptTimeout.compareTo(MOST) > 0) {
            throw new IllegalArgumentException(
                    "the time-out of an attempt is " + LEAST + " to " + MOST + ", not " + attemptTimeout);
        }
        if (operationTimeout.compareTo(attemptTimeout) < 0 || operationTimeout.compareTo(MAX_OPERATION) > 0) {
            throw new IllegalArgumentException("the time-out of an operation is that of an attempt, " + attemptTimeout
                    + ", to " + MAX_OPERATION + ", not " + operationTimeout);
        }
    }

    /** 2 s for an attempt, 30 s for an operation. */
    public static ClientConfig defaults(ReplicationGroup group) {
        return new ClientConfig(group, Duration.ofSeconds(2), Duration.ofSeconds(30));
    }

    public ClientConfig withTimeouts(Duration attempt, Duration operation) {
        return new ClientConfig(group, attempt, operation);
    }
}
