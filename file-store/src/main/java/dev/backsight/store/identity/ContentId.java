package dev.backsight.store.identity;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 (FIPS 180-4) of a content's original bytes: equal ids mean equal content. Ordered as unsigned bytes, which
 * is the order of their hexadecimal digits too.
 *
 * @param first bytes 0 to 7 of the hash, most significant first, as in the others
 * @param second bytes 8 to 15
 * @param third bytes 16 to 23
 * @param fourth bytes 24 to 31
 */
public record ContentId(long first, long second, long third, long fourth) implements Comparable<ContentId> {

    // As numbers, not as text: one is made for every record that is read, and hardly ever shown.

    /** Length of the binary form in bytes. */
    public static final int BYTES = 32;

    private static final HexFormat HEX = HexFormat.of();
    private static final int DIGITS = 2 * Long.BYTES;

    /** Whether {@code text} has the form that {@link #parse} takes; such text is safe as a file name. */
    public static boolean isContentId(String text) {
        if (text.length() != 2 * BYTES) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    /** @throws IllegalArgumentException unless {@code hex} is 64 lower-case hexadecimal digits */
    public static ContentId parse(String hex) {
        if (!isContentId(hex)) {
            throw new IllegalArgumentException(
                    "a content id is 64 lower-case hexadecimal digits (SHA-256), but was '" + hex + "'");
        }
        return new ContentId(digits(hex, 0), digits(hex, 1), digits(hex, 2), digits(hex, 3));
    }

    private static long digits(String hex, int part) {
        return HexFormat.fromHexDigitsToLong(hex, part * DIGITS, (part + 1) * DIGITS);
    }

    /** Hashes content that is at hand as a whole. */
    public static ContentId of(byte[] content) {
        return fromBytes(newDigest().digest(content));
    }

    /** @throws IllegalArgumentException unless {@code sha256} is 32 bytes long */
    public static ContentId fromBytes(byte[] sha256) {
        if (sha256.length != BYTES) {
            throw new IllegalArgumentException("a content id has " + BYTES + " bytes, not " + sha256.length);
        }
        return read(ByteBuffer.wrap(sha256));
    }

    /**
     * Reads the 32 bytes that come next.
     *
     * @param bytes big-endian
     * @throws java.nio.BufferUnderflowException if there are fewer
     */
    public static ContentId read(ByteBuffer bytes) {
        return new ContentId(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong());
    }

    /** The digest whose result {@link #fromBytes} takes, for content that is hashed as it streams by. */
    public static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must provide SHA-256; this one does not", e);
        }
    }

    /** The 32 bytes of the hash. */
    public byte[] toBytes() {
        return ByteBuffer.allocate(BYTES)
                .putLong(first)
                .putLong(second)
                .putLong(third)
                .putLong(fourth)
                .array();
    }

    /** The hash as 64 lower-case hexadecimal digits. */
    public String hex() {
        return HEX.formatHex(toBytes());
    }

    @Override
    public int compareTo(ContentId other) {
        if (first != other.first) {
            return Long.compareUnsigned(first, other.first);
        }
        if (second != other.second) {
            return Long.compareUnsigned(second, other.second);
        }
        return third != other.third
                ? Long.compareUnsigned(third, other.third)
                : Long.compareUnsigned(fourth, other.fourth);
    }

    @Override
    public String toString() {
        return hex();
    }
}
