package dev.backsight.store.access;

import dev.backsight.store.identity.FileName;

/**
 * A part of the name space: everything, or a name together with what lies below it. Segments are told apart by
 * {@code '/'}: {@code a/b} covers {@code a/b} and {@code a/b/c}, but neither {@code a/bc} nor {@code a}.
 *
 * @param value empty for everything, otherwise a file name that does not end in {@code '/'}
 */
public record Prefix(String value) implements Comparable<Prefix> {

    /** Covers every name. */
    public static final Prefix ALL = new Prefix("");

    /** @throws IllegalArgumentException if {@code value} breaks the rule above */
    public Prefix {
        if (value.endsWith("/")) {
            throw new IllegalArgumentException("a prefix does not end in '/', but '" + value
                    + "' does; without it, it covers the same and the name itself");
        }
        FileName.encodePrefix(value);
    }

    public boolean covers(String name) {
        if (value.isEmpty() || name.equals(value)) {
            return true;
        }
        return name.length() > value.length() && name.startsWith(value) && name.charAt(value.length()) == '/';
    }

    @Override
    public int compareTo(Prefix other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
