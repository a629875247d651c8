package dev.backsight.store.access;

import dev.backsight.store.identity.FileName;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One decision as it is kept.
 *
 * @param sequence 1 for the first of a log, then one more each
 * @param time when it was decided, to the microsecond; not necessarily increasing, clocks are set
 * @param name as in {@link Decision}: empty or a name, so at most {@value FileName#MAX_BYTES} bytes of UTF-8
 * @param reason as in {@link Decision}; for a change of grants also what is changed
 */
public record AuditEntry(
        long sequence, Instant time, Principal principal, Action action, String name, boolean allowed, String reason) {

    /** Upper bound of the reason's length in characters. */
    static final int MAX_REASON = 4096;

    /**
     * @throws IllegalArgumentException if name or reason are too long, or have control characters or unpaired surrogates
     */
    public AuditEntry {
        if (sequence < 1) {
            throw new IllegalArgumentException("audit entries are numbered from 1, not " + sequence);
        }
        if (reason.length() > MAX_REASON) {
            throw new IllegalArgumentException(
                    "a reason has at most " + MAX_REASON + " characters, not " + reason.length());
        }
        // Control characters separate fields and entries: one in a name would be a way to forge an entry. An unpaired
        // surrogate would be written as '?', and two names logged as one.
        FileName.encodePrefix(name);
        if (!PrintableText.isPrintable(reason)) {
            throw new IllegalArgumentException(
                    "the reason of an audit entry has neither control characters nor unpaired surrogates");
        }
        time = time.truncatedTo(ChronoUnit.MICROS);
    }
}
