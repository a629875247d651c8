package dev.backsight.store.validation;

import java.util.Locale;

/** Text from outside, made fit for a sentence: at most 100 characters, whatever is not plain and visible by its code point. */
final class QuotedText {

    private static final int MAX_CHARACTERS = 100;

    private QuotedText() {}

    static String of(String text) {
        StringBuilder quoted = new StringBuilder("'");
        int shown = 0;
        int i = 0;
        for (; i < text.length() && shown < MAX_CHARACTERS; shown++) {
            int codePoint = text.codePointAt(i);
            if (Character.isLetterOrDigit(codePoint) || (codePoint >= ' ' && codePoint <= '~')) {
                quoted.appendCodePoint(codePoint);
            } else {
                quoted.append('<').append(codePoint(codePoint)).append('>');
            }
            i += Character.charCount(codePoint);
        }
        return quoted.append(i < text.length() ? "…'" : "'").toString();
    }

    static String codePoint(int codePoint) {
        return String.format(Locale.ROOT, "U+%04X", codePoint);
    }
}
