package dev.backsight.store.validation;

import dev.backsight.store.mediatype.MediaTypePattern;
import dev.backsight.store.metadata.MediaType;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What may come in. Immutable; each {@code with} method returns another policy.
 *
 * @param allowed types that are taken; a type must match one of them
 * @param denied types that are not, although allowed: checked against what the content is and what it is declared to be
 * @param maxSize bytes of a content, at least 0
 * @param maxSizeByType bytes of a content of such a type; the most specific pattern counts, and {@code maxSize} still holds
 */
public record ValidationPolicy(
        Set<MediaTypePattern> allowed,
        Set<MediaTypePattern> denied,
        long maxSize,
        Map<MediaTypePattern, Long> maxSizeByType,
        NameRules names,
        BombLimits bombs) {

    private static final MediaTypePattern EVERYTHING = new MediaTypePattern("*/*");

    public ValidationPolicy {
        allowed = Set.copyOf(allowed);
        denied = Set.copyOf(denied);
        maxSizeByType = Map.copyOf(maxSizeByType);
        if (allowed.isEmpty()) {
            throw new IllegalArgumentException("a policy that allows no type takes nothing; allow */* for every type");
        }
        requireSize(maxSize);
        maxSizeByType.values().forEach(ValidationPolicy::requireSize);
    }

    /**
     * Every type, because a store runs and renders nothing it keeps: what a browser or a desktop must not get is the
     * application's to deny. Up to 1 TiB (2<sup>40</sup> bytes), what a content file holds. Names that are safe on every
     * file system ({@link NameRules#portable}); bombs as in {@link BombLimits#defaults}.
     */
    public static ValidationPolicy defaults() {
        return new ValidationPolicy(
                Set.of(EVERYTHING), Set.of(), 1L << 40, Map.of(), NameRules.portable(), BombLimits.defaults());
    }

    /** Takes these types only; see {@link MediaTypePattern} for their form. */
    public ValidationPolicy withAllowed(String... patterns) {
        return new ValidationPolicy(parse(patterns), denied, maxSize, maxSizeByType, names, bombs);
    }

    /** Denies these types only; see {@link MediaTypePattern} for their form. */
    public ValidationPolicy withDenied(String... patterns) {
        return new ValidationPolicy(allowed, parse(patterns), maxSize, maxSizeByType, names, bombs);
    }

    /** @param bytes of any content, at least 0 */
    public ValidationPolicy withMaxSize(long bytes) {
        return new ValidationPolicy(allowed, denied, bytes, maxSizeByType, names, bombs);
    }

    /** @param bytes of a content of such a type, at least 0 */
    public ValidationPolicy withMaxSize(String pattern, long bytes) {
        Map<MediaTypePattern, Long> sizes = new LinkedHashMap<>(maxSizeByType);
        sizes.put(new MediaTypePattern(pattern), bytes);
        return new ValidationPolicy(allowed, denied, maxSize, sizes, names, bombs);
    }

    public ValidationPolicy withNames(NameRules rules) {
        return new ValidationPolicy(allowed, denied, maxSize, maxSizeByType, rules, bombs);
    }

    public ValidationPolicy withBombs(BombLimits limits) {
        return new ValidationPolicy(allowed, denied, maxSize, maxSizeByType, names, limits);
    }

    /** Bytes a content of that type may have. */
    public long maxSizeOf(MediaType type) {
        String essence = MediaTypePattern.essence(type.value());
        return maxSizeByType.entrySet().stream()
                .filter(entry -> entry.getKey().matches(essence))
                .max(Comparator.comparingInt(entry -> entry.getKey().specificity()))
                .map(entry -> Math.min(maxSize, entry.getValue()))
                .orElse(maxSize);
    }

    boolean allows(MediaType type) {
        return matches(allowed, type);
    }

    boolean denies(MediaType type) {
        return matches(denied, type);
    }

    private static boolean matches(Set<MediaTypePattern> patterns, MediaType type) {
        String essence = MediaTypePattern.essence(type.value());
        return patterns.stream().anyMatch(pattern -> pattern.matches(essence));
    }

    /** The patterns in a fixed order, for sentences. */
    static String list(Set<MediaTypePattern> patterns) {
        List<String> values =
                patterns.stream().map(MediaTypePattern::value).sorted().toList();
        return String.join(", ", values);
    }

    private static Set<MediaTypePattern> parse(String... patterns) {
        return Stream.of(patterns).map(MediaTypePattern::new).collect(Collectors.toSet());
    }

    private static void requireSize(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("a size limit must not be negative, but is " + bytes);
        }
    }
}
