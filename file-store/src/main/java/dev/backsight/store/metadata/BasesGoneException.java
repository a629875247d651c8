package dev.backsight.store.metadata;

import dev.backsight.store.identity.ContentId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A content was to become known that is based on others, and some of these cannot be bases: nothing refers to them any
 * more, or they are based on others themselves. Nothing has changed. Whoever wrote the content writes it anew, with other
 * bases or none.
 */
public final class BasesGoneException extends IOException {

    private static final long serialVersionUID = 1L;

    private final ContentId content;
    private final List<ContentId> gone;

    private BasesGoneException(ContentId content, List<ContentId> gone) {
        super("content " + content + " is based on " + gone.get(0)
                + (gone.size() == 1 ? "" : " and " + (gone.size() - 1) + " others")
                + ", which cannot be a base (any more); write the content again");
        this.content = content;
        this.gone = List.copyOf(gone);
    }

    static void check(ContentId content, List<ContentId> bases, ReferenceCounts.Source known) throws IOException {
        List<ContentId> gone = new ArrayList<>();
        for (ContentId base : bases) {
            Optional<ContentRecord> record = known.find(base);
            if (record.isEmpty() || !record.get().bases().isEmpty()) {
                gone.add(base);
            }
        }
        if (!gone.isEmpty()) {
            throw new BasesGoneException(content, gone);
        }
    }

    /** What was to become known. */
    public ContentId content() {
        return content;
    }

    /** Those of its bases that cannot be any, at least one. */
    public List<ContentId> gone() {
        return gone;
    }
}
