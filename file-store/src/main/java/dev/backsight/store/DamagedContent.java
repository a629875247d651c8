package dev.backsight.store;

import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileName;
import java.util.List;

/**
 * A content whose file is damaged or missing.
 *
 * @param id of the content
 * @param position from which original byte on it cannot be read
 * @param problem what is wrong, with the path of the file and the offset in it
 * @param files those that cannot be read for it, by their names; {@value Scrub#MAX_FILES} at most
 * @param outcome what was done
 * @param remark why it was not repaired, if that was tried; otherwise empty
 */
public record DamagedContent(
        ContentId id, long position, String problem, List<AffectedFile> files, Outcome outcome, String remark) {

    public DamagedContent {
        files = List.copyOf(files);
    }

    DamagedContent with(Outcome changed, String because) {
        return new DamagedContent(id, position, problem, files, changed, because);
    }

    /** What became of the content. */
    public enum Outcome {
        /** Nothing was to be done. */
        FOUND,
        /** The file was replaced, and read back. */
        REPAIRED,
        /** The replica had no whole copy, or the disk failed; nothing was changed. */
        NOT_REPAIRED
    }

    /**
     * A file that cannot be read because of the damage.
     *
     * @param position from which byte of the file on; what is before it can be read
     */
    public record AffectedFile(FileName name, long position) {}
}
