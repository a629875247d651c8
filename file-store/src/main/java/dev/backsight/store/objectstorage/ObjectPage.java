package dev.backsight.store.objectstorage;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A part of a listing, in code point order of the keys.
 *
 * @param next the last key of this page, after which to go on; empty if this is the last page
 */
public record ObjectPage(List<ObjectStat> objects, Optional<ObjectKey> next) {

    public ObjectPage {
        objects = List.copyOf(objects);
    }

    /** Cuts a page from a listing in any order. Keys are ASCII, where the order of characters is that of code points. */
    static ObjectPage cut(List<ObjectStat> all, @Nullable ObjectKey after, int limit) {
        List<ObjectStat> rest = all.stream()
                .filter(object -> after == null || object.key().value().compareTo(after.value()) > 0)
                .sorted(Comparator.comparing(object -> object.key().value()))
                .limit(limit + 1L)
                .toList();
        if (rest.size() <= limit) {
            return new ObjectPage(rest, Optional.empty());
        }
        return new ObjectPage(
                rest.subList(0, limit), Optional.of(rest.get(limit - 1).key()));
    }

    static void requireLimit(int limit) {
        if (limit < 1 || limit > ObjectStorage.MAX_PAGE) {
            throw new IllegalArgumentException("a page has 1 to " + ObjectStorage.MAX_PAGE + " objects, not " + limit);
        }
    }
}
