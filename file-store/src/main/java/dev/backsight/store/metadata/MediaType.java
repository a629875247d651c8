package dev.backsight.store.metadata;

/**
 * A media type as the caller supplied it (RFC 6838), for example {@code text/plain; charset=utf-8}. The store keeps it
 * and does not interpret it.
 *
 * @param value 1 to {@value #MAX_LENGTH} printable ASCII characters
 */
public record MediaType(String value) {

    /** Upper bound of the length in characters. */
    public static final int MAX_LENGTH = 255;

    /** What a file is unless the caller says more: just bytes. */
    public static final MediaType OCTET_STREAM = new MediaType("application/octet-stream");

    /** @throws IllegalArgumentException if {@code value} breaks the rule above */
    public MediaType {
        boolean printable = isPrintable(value);
        if (value.isEmpty() || value.length() > MAX_LENGTH || !printable) {
            throw new IllegalArgumentException("a media type is 1 to " + MAX_LENGTH
                    + " printable ASCII characters, but this one has " + value.length()
                    + (printable ? "" : ", some of them not printable ASCII"));
        }
    }

    private static boolean isPrintable(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < ' ' || value.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return value;
    }
}
