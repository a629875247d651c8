package dev.backsight.store.identity;

import dev.backsight.store.identity.InvalidNameException.Rule;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The name a caller gives a file. Names are keys, ordered by code point, and never become paths: {@code ../x} is as good
 * a name as any.
 *
 * @param value 1 to {@value #MAX_BYTES} bytes of UTF-8, without control characters (Unicode category Cc, which includes
 *     NUL) and without unpaired surrogates
 */
public record FileName(String value) {

    /** Upper bound of a name's length in UTF-8 bytes. */
    public static final int MAX_BYTES = 1024;

    /** @throws InvalidNameException if {@code value} breaks one of the rules above */
    public FileName {
        if (value.isEmpty()) {
            throw new InvalidNameException(Rule.NOT_EMPTY, "a file name must not be empty");
        }
        encodeChecked(value, "file name");
    }

    /** The name in UTF-8: its key in the metadata, where byte order is code point order. */
    public byte[] utf8() {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Encodes the beginning of a name, which follows the rules of names but may be empty.
     *
     * @throws InvalidNameException if no name can begin like this
     */
    public static byte[] encodePrefix(String prefix) {
        return encodeChecked(prefix, "name prefix");
    }

    private static byte[] encodeChecked(String text, String what) {
        // A char is at least one byte: reject the absurdly long before encoding it.
        if (text.length() > MAX_BYTES) {
            throw tooLong(what, text.length() + " characters");
        }
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                throw new InvalidNameException(
                        Rule.NO_CONTROL_CHARACTERS,
                        String.format(
                                Locale.ROOT,
                                "a %s must not contain control characters, but has U+%04X at index %d",
                                what,
                                (int) text.charAt(i),
                                i));
            }
        }
        byte[] utf8;
        try {
            utf8 = StrictUtf8.encode(text);
        } catch (CharacterCodingException e) {
            throw new InvalidNameException(
                    Rule.VALID_UNICODE, "a " + what + " must be valid Unicode, but has an unpaired surrogate", e);
        }
        if (utf8.length > MAX_BYTES) {
            throw tooLong(what, utf8.length + " bytes of UTF-8");
        }
        return utf8;
    }

    private static InvalidNameException tooLong(String what, String length) {
        return new InvalidNameException(
                Rule.BOUNDED_LENGTH,
                "a " + what + " has at most " + MAX_BYTES + " bytes of UTF-8, but this one has " + length
                        + "; shorten it");
    }

    @Override
    public String toString() {
        return value;
    }
}
