package dev.backsight.store.metadata;

import dev.backsight.store.identity.StrictUtf8;
import java.nio.charset.CharacterCodingException;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a user says about a file, which the store keeps and does not interpret.
 *
 * @param tags at most {@value #MAX_COUNT}, each 1 to {@value #MAX_NAME_BYTES} bytes of UTF-8 without control characters;
 *     sorted
 * @param attributes at most {@value #MAX_COUNT}; keys are like tags, values have at most {@value #MAX_VALUE_BYTES} bytes of
 *     UTF-8 without NUL; sorted by key
 */
public record FileLabels(Set<String> tags, Map<String, String> attributes) {

    /** Upper bound of the number of tags, and of that of attributes. */
    public static final int MAX_COUNT = 50;

    /** Upper bound of the length of a tag, or of an attribute's key, in UTF-8 bytes. */
    public static final int MAX_NAME_BYTES = 128;

    /** Upper bound of the length of an attribute's value in UTF-8 bytes. */
    public static final int MAX_VALUE_BYTES = 1024;

    /** Nothing said. */
    public static final FileLabels NONE = new FileLabels(Set.of(), Map.of());

    /** @throws IllegalArgumentException if one of the rules above is broken */
    public FileLabels {
        if (tags.size() > MAX_COUNT || attributes.size() > MAX_COUNT) {
            throw new IllegalArgumentException("a file has at most " + MAX_COUNT + " tags and as many attributes, not "
                    + tags.size() + " and " + attributes.size());
        }
        SortedSet<String> sortedTags = new TreeSet<>(tags);
        sortedTags.forEach(FileLabels::requireTag);
        SortedMap<String, String> sortedAttributes = new TreeMap<>(attributes);
        sortedAttributes.forEach((key, value) -> {
            requireName(key, "attribute's key");
            requireValue(key, value);
        });
        tags = Collections.unmodifiableSortedSet(sortedTags);
        attributes = Collections.unmodifiableSortedMap(sortedAttributes);
    }

    /** Only tags. */
    public static FileLabels ofTags(String... tags) {
        return new FileLabels(Set.of(tags), Map.of());
    }

    /** @throws IllegalArgumentException if no file can have that tag */
    static void requireTag(String tag) {
        requireName(tag, "tag");
    }

    private static void requireName(String name, String what) {
        int bytes = utf8Length(name, what);
        if (bytes == 0 || bytes > MAX_NAME_BYTES) {
            throw new IllegalArgumentException(
                    "a " + what + " has 1 to " + MAX_NAME_BYTES + " bytes of UTF-8, but this one has " + bytes);
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a " + what + " must not contain control characters");
        }
    }

    private static void requireValue(String key, String value) {
        String what = "value of attribute '" + key + "'";
        int bytes = utf8Length(value, what);
        if (bytes > MAX_VALUE_BYTES) {
            throw new IllegalArgumentException(
                    "the " + what + " has " + bytes + " bytes of UTF-8, but at most " + MAX_VALUE_BYTES + " are kept");
        }
        if (value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("the " + what + " must not contain NUL");
        }
    }

    private static int utf8Length(String text, String what) {
        // A char is at least one byte: do not encode the absurdly long.
        if (text.length() > MAX_VALUE_BYTES) {
            return text.length();
        }
        try {
            return StrictUtf8.encode(text).length;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    "a " + what + " must be valid Unicode, but has an unpaired surrogate", e);
        }
    }

    public FileLabels withTags(Set<String> changed) {
        return new FileLabels(changed, attributes);
    }

    public FileLabels withAttributes(Map<String, String> changed) {
        return new FileLabels(tags, changed);
    }
}
