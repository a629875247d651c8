package dev.backsight.store.access;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One decision as it is kept.
 *
 * @param sequence 1 for the first of a log, then one more each
 * @param time when it was decided, to the microsecond; not necessarily increasing, clocks are set
 * @param name as in {@link Decision}
 * @param reason as in {@link Decision}; for a change of grants also what is changed
 */
public record AuditEntry(
        long sequence, Instant time, Principal principal, Action action, String name, boolean allowed, String reason) {

    /** Upper bound of the reason's length in characters. */
    static final int MAX_REASON = 4096;

    /** @throws IllegalArgumentException if name or reason have control characters, or the reason is too long */
    public AuditEntry {
        if (sequence < 1) {
            throw new IllegalArgumentException("audit entries are numbered from 1, not " + sequence);
        }
        if (reason.length() > MAX_REASON) {
            throw new IllegalArgumentException(
                    "a reason has at most " + MAX_REASON + " characters, not " + reason.length());
        }
        // They separate fields and entries: one in a name would be a way to forge an entry.
        if ((name + reason).chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("neither name nor reason of an audit entry have control characters");
        }
        time = time.truncatedTo(ChronoUnit.MICROS);
    }
}
