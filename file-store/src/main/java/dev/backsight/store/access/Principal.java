package dev.backsight.store.access;

import java.nio.charset.StandardCharsets;

/**
 * Who asks. That they are who they say is for the caller to establish; names are compared character by character.
 *
 * @param name 1 to {@value #MAX_BYTES} bytes of UTF-8 without control characters and unpaired surrogates
 */
public record Principal(String name) implements Comparable<Principal> {

    /** Upper bound of a name's length in UTF-8 bytes. */
    public static final int MAX_BYTES = 255;

    /** @throws IllegalArgumentException if {@code name} breaks the rule above */
    public Principal {
        if (!PrintableText.isPrintable(name)) {
            throw new IllegalArgumentException(
                    "a principal's name has neither control characters nor unpaired surrogates, but this one of "
                            + name.length() + " characters has");
        }
        if (name.isEmpty() || name.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new IllegalArgumentException("a principal's name has 1 to " + MAX_BYTES
                    + " bytes of UTF-8, but this one has " + name.length() + " characters");
        }
    }

    @Override
    public int compareTo(Principal other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
