package dev.backsight.store.replication;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How one peer runs.
 *
 * @param group all peers
 * @param self the id of this one
 * @param directory its own; empty or missing to begin with, and on one file system
 * @param snapshotThreshold log entries after which it takes a snapshot and purges its log, 1 to 1,000,000: more make a
 *     restart replay longer and the log greater, fewer take snapshots more often, each of which links every content
 * @param electionTimeoutMin a follower that has not heard of the leader for a random time from here
 * @param electionTimeoutMax to here asks to be elected; 100 ms to 1 minute, the second greater than the first. Below a
 *     few hundred ms, a pause of the leader's JVM is enough to depose it
 */
public record PeerConfig(
        ReplicationGroup group,
        String self,
        Path directory,
        long snapshotThreshold,
        Duration electionTimeoutMin,
        Duration electionTimeoutMax) {

    private static final long MAX_THRESHOLD = 1_000_000;
    private static final Duration LEAST = Duration.ofMillis(100);
    private static final Duration MOST = Duration.ofMinutes(1);

    public PeerConfig {
        group.peer(self);
        if (snapshotThreshold < 1 || snapshotThreshold > MAX_THRESHOLD) {
            throw new IllegalArgumentException(
                    "the snapshot threshold is 1 to " + MAX_THRESHOLD + " log entries, not " + snapshotThreshold);
        }
        if (electionTimeoutMin.compareTo(LEAST) < 0
                || electionTimeoutMax.compareTo(MOST) > 0
                || electionTimeoutMin.compareTo(electionTimeoutMax) >= 0) {
            throw new IllegalArgumentException("election time-outs are " + LEAST + " to " + MOST
                    + ", the second greater than the first, not " + electionTimeoutMin + " and " + electionTimeoutMax);
        }
    }

    /** A snapshot every 5,000 log entries; elections after 0.5 to 1 s of silence. */
    public static PeerConfig defaults(ReplicationGroup group, String self, Path directory) {
        return new PeerConfig(group, self, directory, 5_000, Duration.ofMillis(500), Duration.ofSeconds(1));
    }

    public PeerConfig withSnapshotThreshold(long other) {
        return new PeerConfig(group, self, directory, other, electionTimeoutMin, electionTimeoutMax);
    }

    public PeerConfig withElectionTimeouts(Duration min, Duration max) {
        return new PeerConfig(group, self, directory, snapshotThreshold, min, max);
    }

    PeerAddress address() {
        return group.peer(self);
    }
}
