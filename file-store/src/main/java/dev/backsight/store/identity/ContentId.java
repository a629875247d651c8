package dev.backsight.store.identity;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 (FIPS 180-4) of a content's original bytes: equal ids mean equal content.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record ContentId(String hex) {

    /** Length of the binary form in bytes. */
    public static final int BYTES = 32;

    /** @throws IllegalArgumentException unless {@code hex} is 64 lower-case hexadecimal digits */
    public ContentId {
        if (!isContentId(hex)) {
            throw new IllegalArgumentException(
                    "a content id is 64 lower-case hexadecimal digits (SHA-256), but was '" + hex + "'");
        }
    }

    /** Whether {@code text} has the form of a content id; such text is safe as a file name. */
    public static boolean isContentId(String text) {
        // Made for every record that is read: several times as fast as a regular expression.
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

    /** Hashes content that is at hand as a whole. */
    public static ContentId of(byte[] content) {
        return fromBytes(newDigest().digest(content));
    }

    /** @throws IllegalArgumentException unless {@code sha256} is 32 bytes long */
    public static ContentId fromBytes(byte[] sha256) {
        return new ContentId(HexFormat.of().formatHex(sha256));
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
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
