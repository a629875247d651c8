package dev.backsight.store.compression.frame;

import dev.backsight.store.compression.ZstdDictionary;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a reader finds the dictionary that a frame names. */
@FunctionalInterface
public interface FrameDictionaries {

    /** The dictionary of that id, or empty if there is none. */
    Optional<ZstdDictionary> find(long id);

    /** For frames that need none. */
    static FrameDictionaries none() {
        return id -> Optional.empty();
    }

    /** @throws IllegalStateException if two have the same id */
    static FrameDictionaries of(ZstdDictionary... dictionaries) {
        Map<Long, ZstdDictionary> byId =
                Stream.of(dictionaries).collect(Collectors.toMap(ZstdDictionary::id, Function.identity()));
        return id -> Optional.ofNullable(byId.get(id));
    }
}
