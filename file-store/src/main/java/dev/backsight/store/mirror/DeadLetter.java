package dev.backsight.store.mirror;

import java.time.Instant;

/**
 * A task that was given up. It stays until it is queued again, or its name changes.
 *
 * @param description what was to be done
 * @param since when the change was made that is not mirrored
 * @param attempts failed ones in a row
 * @param reason why the last one failed
 * @param position tells letters apart; smaller is older
 */
public record DeadLetter(String description, Instant since, int attempts, String reason, long position) {

    static DeadLetter of(QueuedTask task) {
        String description =
                switch (task.task().kind()) {
                    case FILE -> "mirror file '" + task.task().subject() + "'";
                    case COLLECT -> "collect content " + task.task().subject();
                    case RECONCILE -> "reconcile store and mirror";
                };
        return new DeadLetter(
                description,
                Instant.ofEpochMilli(task.enqueuedMillis()),
                task.attempts(),
                task.lastError(),
                task.position());
    }
}
