package dev.backsight.store.access;

import dev.backsight.store.identity.ContentId;

/**
 * The end of an audit log at some moment. Kept where those who can write the log cannot write, it is an anchor: a log
 * that has been cut off before it, or written anew, no longer agrees with it.
 *
 * @param sequence of the last entry, 0 for an empty log
 * @param hash of the last entry, 64 lower-case hexadecimal digits; for an empty log all of them 0
 */
public record AuditHead(long sequence, String hash) {

    /** Where every log begins. */
    static final AuditHead GENESIS = new AuditHead(0, "0".repeat(64));

    /** @throws IllegalArgumentException if {@code hash} is none */
    public AuditHead {
        if (sequence < 0 || !ContentId.isContentId(hash)) {
            throw new IllegalArgumentException("the head of a log is a number from 0 on and 64 lower-case hexadecimal"
                    + " digits, not " + sequence + " and '" + hash + "'");
        }
    }
}
