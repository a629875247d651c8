package dev.backsight.reports.text;

/** How many columns of a console a printable text takes: two for East Asian and pictographic characters. */
public final class TextWidth {

    private TextWidth() {}

    public static int of(String text) {
        return text.codePoints().map(TextWidth::of).sum();
    }

    /** Cut to at most {@code columns}, with an ellipsis where something is missing. */
    public static String cut(String text, int columns, Typography typography) {
        if (of(text) <= columns) {
            return text;
        }
        int left = columns - typography.ellipsis().length();
        StringBuilder cut = new StringBuilder();
        for (int c : text.codePoints().toArray()) {
            left -= of(c);
            if (left < 0) {
                break;
            }
            cut.appendCodePoint(c);
        }
        return cut.append(typography.ellipsis()).toString();
    }

    private static int of(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        boolean wide = (c >= 0x1100 && c <= 0x115f)
                || (c >= 0x2e80 && c <= 0xa4cf)
                || (c >= 0xac00 && c <= 0xd7a3)
                || (c >= 0xf900 && c <= 0xfaff)
                || (c >= 0xfe30 && c <= 0xfe6f)
                || (c >= 0xff00 && c <= 0xff60)
                || (c >= 0xffe0 && c <= 0xffe6)
                || (c >= 0x1f300 && c <= 0x1faff)
                || (c >= 0x20000 && c <= 0x3fffd);
        return wide ? 2 : 1;
    }
}
