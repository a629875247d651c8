package dev.backsight.store.identity;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;

/**
 * UTF-8 of texts that have one: where {@link String#getBytes} puts {@code ?} for an unpaired surrogate, and makes two texts
 * one, this refuses. An encoder that reports would have to be made for each text.
 */
public final class StrictUtf8 {

    private StrictUtf8() {}

    /** @throws CharacterCodingException if {@code text} has an unpaired surrogate */
    public static byte[] encode(String text) throws CharacterCodingException {
        if (!isEncodable(text)) {
            throw new MalformedInputException(1);
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether {@code text} has no unpaired surrogate. */
    public static boolean isEncodable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isSurrogatePair(c, text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }
}
