package dev.backsight.store.objectstorage;

import java.util.regex.Pattern;

/**
 * The key of an object, narrow enough to mean the same everywhere: to S3 and Azure, which take almost anything but encode
 * it differently, and to file systems, which fold case and have names of their own.
 *
 * @param value 1 to {@value #MAX_LENGTH} characters: segments joined by {@code /}, each of 1 to {@value #MAX_SEGMENT} of
 *     {@code a-z 0-9 . _ -} and not beginning with a dot
 */
public record ObjectKey(String value) {

    /** Upper bound of the length in characters. */
    public static final int MAX_LENGTH = 512;

    /** Upper bound of the length of a segment: one less than what file systems take. */
    public static final int MAX_SEGMENT = 254;

    private static final Pattern FORM = Pattern.compile("[a-z0-9_-][a-z0-9._-]{0,253}(/[a-z0-9_-][a-z0-9._-]{0,253})*");
    private static final Pattern PREFIX = Pattern.compile("[a-z0-9._/-]*");

    /** @throws IllegalArgumentException if {@code value} breaks the rule above */
    public ObjectKey {
        if (!isKey(value)) {
            throw new IllegalArgumentException("an object key has up to " + MAX_LENGTH
                    + " characters, segments of a-z 0-9 . _ - joined by '/', none beginning with a dot; this one has "
                    + value.length() + " and is no such key");
        }
    }

    static boolean isKey(String text) {
        // The length first: the pattern recurses once for each segment.
        return text.length() <= MAX_LENGTH && FORM.matcher(text).matches();
    }

    /** @throws IllegalArgumentException if no key begins like that */
    static void requirePrefix(String prefix) {
        boolean outside = prefix.startsWith("/") || prefix.startsWith(".") || prefix.contains("/.");
        if (prefix.length() > MAX_LENGTH
                || outside
                || prefix.contains("//")
                || !PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException("no object key begins like that prefix of " + prefix.length()
                    + " characters; keys have segments of a-z 0-9 . _ - joined by '/'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
