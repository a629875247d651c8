package dev.backsight.store.metadata;

/**
 * Sizes in bytes, of original content.
 *
 * @param min the smallest, at least 0
 * @param max the greatest, not below {@code min}
 */
public record SizeRange(long min, long max) {

    /** All sizes. */
    public static final SizeRange ANY = new SizeRange(0, Long.MAX_VALUE);

    /** @throws IllegalArgumentException unless 0 ≤ {@code min} ≤ {@code max} */
    public SizeRange {
        if (min < 0 || max < min) {
            throw new IllegalArgumentException(
                    "sizes go from one not below 0 to one not below that, not from " + min + " to " + max);
        }
    }

    public static SizeRange atLeast(long min) {
        return new SizeRange(min, Long.MAX_VALUE);
    }

    public static SizeRange atMost(long max) {
        return new SizeRange(0, max);
    }

    public boolean contains(long size) {
        return size >= min && size <= max;
    }
}
