package dev.backsight.store.access;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads whole logs and finds the first place where one is not what was written: a byte that differs, entries that were
 * removed, moved or put in. It cannot find out by itself that entries are missing at the end, or that all of the log was
 * written anew by somebody who knows the format: both give a chain that holds. An {@link AuditHead} that was kept
 * elsewhere shows it.
 */
public final class AuditVerifier {

    private AuditVerifier() {}

    /** Checks that the log in {@code folder} holds together; it may be in use. */
    public static AuditVerification verify(Path folder) throws IOException {
        return read(folder, entry -> {});
    }

    /**
     * Checks that the log holds together and that it is, or continues, the one {@code anchor} was taken of.
     *
     * @param anchor {@link AuditLog#head()} of an earlier moment
     */
    public static AuditVerification verify(Path folder, AuditHead anchor) throws IOException {
        AnchorSearch search = new AnchorSearch(folder, anchor);
        AuditVerification found = read(folder, search::see);
        if (found.damage().isPresent() && found.head().sequence() < anchor.sequence()) {
            return found;
        }
        Optional<AuditVerification.Damage> disagreement = search.disagreement(found.head());
        return disagreement.isEmpty()
                ? found
                : new AuditVerification(found.head(), disagreement, found.unfinishedBytes());
    }

    /** Hands out the entries, oldest first, up to the end or the first bad place; what was handed out is good. */
    public static AuditVerification read(Path folder, Consumer<AuditEntry> entries) throws IOException {
        List<AuditSegment> segments = AuditSegment.all(folder);
        AuditVerification found = new AuditVerification(AuditHead.GENESIS, Optional.empty(), 0);
        for (int i = 0; i < segments.size() && found.isIntact(); i++) {
            boolean isLast = i == segments.size() - 1;
            found = new SegmentReader(segments.get(i), found.head(), isLast, entries).read();
        }
        return found;
    }

    /** Follows the chain up to the anchor's place. */
    private static final class AnchorSearch {

        private final Path folder;
        private final AuditHead anchor;
        private AuditHead head = AuditHead.GENESIS;

        AnchorSearch(Path folder, AuditHead anchor) {
            this.folder = folder;
            this.anchor = anchor;
        }

        void see(AuditEntry entry) {
            if (head.sequence() < anchor.sequence()) {
                head = AuditLine.headAfter(head, entry);
            }
        }

        Optional<AuditVerification.Damage> disagreement(AuditHead end) {
            if (head.equals(anchor)) {
                return Optional.empty();
            }
            boolean tooShort = head.sequence() < anchor.sequence();
            String what = tooShort
                    ? "the log ends after entry " + end.sequence() + ", but once had " + anchor.sequence()
                            + "; entries were removed at its end"
                    : "it is not the entry the anchor was taken of; the log was written anew";
            long sequence = tooShort ? head.sequence() + 1 : anchor.sequence();
            return Optional.of(new AuditVerification.Damage(folder, 0, sequence, what));
        }
    }
}
