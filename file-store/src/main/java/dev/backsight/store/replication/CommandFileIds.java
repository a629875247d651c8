package dev.backsight.store.replication;

import dev.backsight.store.identity.FileId;
import dev.backsight.store.identity.FileIds;
import java.time.Clock;
import java.util.UUID;

/**
 * The id of a new file, made of the command that makes it: all replicas give the same, also one that was restarted since.
 * Its time is the command's, the rest the operation's own id, which its client drew at random.
 */
final class CommandFileIds implements FileIds {

    private final Clock clock;

    /** Commands are applied by one thread, and each makes at most one file. */
    private UUID operation = new UUID(0, 0);

    CommandFileIds(Clock clock) {
        this.clock = clock;
    }

    void applying(UUID next) {
        operation = next;
    }

    @Override
    public FileId next() {
        return FileId.of(clock.millis(), (int) operation.getMostSignificantBits(), operation.getLeastSignificantBits());
    }
}
