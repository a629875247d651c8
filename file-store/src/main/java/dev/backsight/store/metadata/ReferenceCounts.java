package dev.backsight.store.metadata;

import dev.backsight.store.identity.ContentId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Works out what one change does to the contents' numbers of references, before any of it is written. First everything
 * that is acquired, then what is released: so nothing is forgotten that the same change goes on referring to. For one
 * thread.
 */
public final class ReferenceCounts {

    private final Source before;

    /** As they are after the change; empty where nothing refers to the content any more. */
    private final Map<ContentId, Optional<ContentRecord>> after = new LinkedHashMap<>();

    private final List<ContentId> released = new ArrayList<>();

    /** @param before the records as they are before the change */
    public ReferenceCounts(Source before) {
        this.before = before;
    }

    /**
     * Counts one more reference to the content of a file.
     *
     * @param bases of the content, if it is not known yet
     * @throws BasesGoneException if one of them cannot be a base
     */
    public void acquire(FileStat stat, List<ContentId> bases) throws IOException {
        ContentId id = stat.contentId();
        Optional<ContentRecord> known = find(id);
        if (known.isPresent()) {
            count(id, known.get(), 1);
            return;
        }
        ContentRecord made = new ContentRecord(1, stat.size(), stat.storedSize(), stat.codec(), bases);
        BasesGoneException.check(id, made.bases(), this::find);
        for (ContentId base : made.bases()) {
            count(base, known(base), 1);
        }
        after.put(id, Optional.of(made));
    }

    /** Counts one reference less to the content of a file. */
    public void release(FileStat stat) throws IOException {
        release(stat.contentId());
    }

    private void release(ContentId id) throws IOException {
        ContentRecord content = known(id);
        if (content.references() > 1) {
            count(id, content, -1);
            return;
        }
        after.put(id, Optional.empty());
        released.add(id);
        for (ContentId base : content.bases()) {
            release(base);
        }
    }

    private void count(ContentId id, ContentRecord content, int more) {
        after.put(id, Optional.of(content.withReferences(content.references() + more)));
    }

    private ContentRecord known(ContentId id) throws IOException {
        return find(id).orElseThrow(() -> new MetadataException("the metadata refers to content " + id
                + ", of which it knows nothing; it is damaged: restore it from a copy"));
    }

    private Optional<ContentRecord> find(ContentId id) throws IOException {
        Optional<ContentRecord> changed = after.get(id);
        return changed == null ? before.find(id) : changed;
    }

    /** What is to be written: the records as they are after the change, empty where one is to be forgotten. */
    public Map<ContentId, Optional<ContentRecord>> changed() {
        return Map.copyOf(after);
    }

    /** The contents nothing refers to any more. */
    public List<ContentId> released() {
        return List.copyOf(released);
    }

    /** Where the records are. */
    @FunctionalInterface
    public interface Source {

        Optional<ContentRecord> find(ContentId id) throws IOException;
    }
}
