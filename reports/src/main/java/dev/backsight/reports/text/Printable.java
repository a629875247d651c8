package dev.backsight.reports.text;

/**
 * Foreign text made harmless to look at. Characters that steer a terminal, reverse the reading direction, are invisible
 * or are no characters at all are written as <code>&#92;u202e</code>, so that a reader sees what is there.
 */
public final class Printable {

    private Printable() {}

    /** One line: line breaks and tabs become spaces. Returns an ordinary text as it is. */
    public static String line(String text) {
        if (text.codePoints().noneMatch(Printable::needsCare)) {
            return text;
        }
        StringBuilder line = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (c == '\n' || c == '\r' || c == '\t') {
                line.append(' ');
            } else if (needsCare(c)) {
                escape(line, c);
            } else {
                line.appendCodePoint(c);
            }
        });
        return line.toString();
    }

    /** One line of at most {@code most} UTF-16 units, cut at its end and marked with an ellipsis. */
    public static String line(String text, int most, Typography typography) {
        // An escape is up to 10 times as long as what it stands for, never shorter, so cutting first loses nothing.
        String line = line(text.length() > most ? head(text, most) : text);
        if (line.length() <= most && text.length() <= most) {
            return line;
        }
        return head(line, most - typography.ellipsis().length()) + typography.ellipsis();
    }

    /** The first {@code length} units, or one less where that would tear a character apart. */
    private static String head(String text, int length) {
        int end = Math.min(text.length(), Math.max(0, length));
        boolean torn = end > 0 && end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
        return text.substring(0, torn ? end - 1 : end);
    }

    private static boolean needsCare(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> (c & 0xfffe) == 0xfffe;
        };
    }

    private static void escape(StringBuilder line, int c) {
        if (Character.isBmpCodePoint(c)) {
            line.append("\\u").append(hex(c, 4));
        } else {
            line.append("\\u{").append(hex(c, 5)).append('}');
        }
    }

    private static String hex(int c, int digits) {
        String hex = Integer.toHexString(c);
        return "0".repeat(Math.max(0, digits - hex.length())) + hex;
    }
}
