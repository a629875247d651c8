package dev.backsight.store.access;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a look at a whole audit log found.
 *
 * @param head after the last good entry
 * @param damage the first place where the log is not what was written; empty if all of it is
 * @param unfinishedBytes what an interrupted write left behind the last entry; 0 if nothing. No damage: nobody was told
 *     that this entry was written
 */
public record AuditVerification(AuditHead head, Optional<Damage> damage, long unfinishedBytes) {

    public boolean isIntact() {
        return damage.isEmpty();
    }

    /**
     * The first bad place.
     *
     * @param segment the file
     * @param offset in bytes, of the line that is wrong
     * @param sequence of the entry that should be there
     * @param what is wrong with it
     */
    public record Damage(Path segment, long offset, long sequence, String what) {

        @Override
        public String toString() {
            return "entry " + sequence + ", at byte " + offset + " of " + segment + ": " + what;
        }
    }
}
