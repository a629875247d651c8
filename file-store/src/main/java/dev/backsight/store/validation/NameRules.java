package dev.backsight.store.validation;

import dev.backsight.store.identity.FileName;
import java.util.EnumSet;
import java.util.Set;

/**
 * What names may be, beyond what {@link FileName} demands of every name. The store itself never makes a path of a name;
 * these rules are for the day somebody does: a download, an export, an unpacked archive, a synchronised folder.
 *
 * @param maxBytes UTF-8 bytes of the whole name, 1 to {@value FileName#MAX_BYTES}
 * @param maxSegmentBytes UTF-8 bytes between two slashes, 1 to {@value FileName#MAX_BYTES}
 * @param maxSegments segments separated by slashes, at least 1
 * @param refused the hazards that are refused; those that are unconditional are, whether they are listed or not
 */
public record NameRules(int maxBytes, int maxSegmentBytes, int maxSegments, Set<NameHazard> refused) {

    public NameRules {
        requireRange("maxBytes", maxBytes, FileName.MAX_BYTES);
        requireRange("maxSegmentBytes", maxSegmentBytes, FileName.MAX_BYTES);
        requireRange("maxSegments", maxSegments, Integer.MAX_VALUE);
        refused = Set.copyOf(refused);
    }

    /**
     * Refuses every hazard. {@value FileName#MAX_BYTES} bytes in all, as the store itself; 255 bytes a segment, which is
     * NAME_MAX of ext4, XFS and APFS; 64 segments, far more than people nest and few enough for recursive tools.
     */
    public static NameRules portable() {
        return new NameRules(FileName.MAX_BYTES, 255, 64, EnumSet.allOf(NameHazard.class));
    }

    /** The same rules but for these hazards, for example {@link NameHazard#NOT_NFC} where names come from macOS. */
    public NameRules allowing(NameHazard... hazards) {
        EnumSet<NameHazard> rest = EnumSet.noneOf(NameHazard.class);
        rest.addAll(refused);
        for (NameHazard hazard : hazards) {
            if (hazard.isUnconditional()) {
                throw new IllegalArgumentException("no policy can allow " + hazard + ": the store has no such names");
            }
            rest.remove(hazard);
        }
        return new NameRules(maxBytes, maxSegmentBytes, maxSegments, rest);
    }

    private static void requireRange(String what, int value, int max) {
        if (value < 1 || value > max) {
            throw new IllegalArgumentException(what + " must be in 1 to " + max + ", but is " + value);
        }
    }
}
