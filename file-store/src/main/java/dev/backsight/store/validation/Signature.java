package dev.backsight.store.validation;

/**
 * Bytes that tell a format.
 *
 * @param type the format's media type, in lower case and without parameters
 * @param offset where the bytes are
 * @param pattern the bytes in hexadecimal; a dot stands for any digit
 */
record Signature(String type, int offset, String pattern) {

    boolean matches(byte[] prefix) {
        int length = pattern.length() / 2;
        if (prefix.length < offset + length) {
            return false;
        }
        for (int i = 0; i < pattern.length(); i++) {
            char expected = pattern.charAt(i);
            int actual = (prefix[offset + i / 2] >> (i % 2 == 0 ? 4 : 0)) & 0xF;
            if (expected != '.' && Character.digit(expected, 16) != actual) {
                return false;
            }
        }
        return true;
    }
}
