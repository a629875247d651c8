package dev.backsight.reports.source;

import java.util.ArrayList;
import java.util.List;

/**
 * A word or a mark of a source file, without comments and literals: as much as Java and Kotlin have in common.
 *
 * @param text an identifier or keyword, or one character
 * @param line counted from 1
 */
record Token(String text, int line) {

    private static final String TEXT_BLOCK = "\"\"\"";

    boolean isWord() {
        return Character.isJavaIdentifierStart(text.charAt(0));
    }

    boolean is(String wanted) {
        return text.equals(wanted);
    }

    static List<Token> of(String source) {
        List<Token> tokens = new ArrayList<>();
        int line = 1;
        int i = 0;
        while (i < source.length()) {
            char c = source.charAt(i);
            int end = i + 1;
            if (source.startsWith("//", i)) {
                end = after(source, "\n", i + 2) - 1;
            } else if (source.startsWith("/*", i)) {
                end = after(source, "*/", i + 2);
            } else if (source.startsWith(TEXT_BLOCK, i)) {
                end = textBlock(source, i + TEXT_BLOCK.length());
            } else if (c == '"' || c == '\'') {
                end = literal(source, i + 1, c);
            } else if (Character.isJavaIdentifierStart(c)) {
                while (end < source.length() && Character.isJavaIdentifierPart(source.charAt(end))) {
                    end++;
                }
                tokens.add(new Token(source.substring(i, end), line));
            } else if (Character.isDigit(c)) {
                while (end < source.length() && Character.isJavaIdentifierPart(source.charAt(end))) {
                    end++;
                }
            } else if (!Character.isWhitespace(c)) {
                tokens.add(new Token(String.valueOf(c), line));
            }
            for (int k = i; k < end; k++) {
                line += source.charAt(k) == '\n' ? 1 : 0;
            }
            i = end;
        }
        return tokens;
    }

    /** Past the next {@code end}, or the end of the source and one more. */
    private static int after(String source, String end, int from) {
        int at = source.indexOf(end, from);
        return at < 0 ? source.length() + (end.equals("\n") ? 1 : 0) : at + end.length();
    }

    private static int textBlock(String source, int from) {
        for (int i = from; i < source.length(); i++) {
            if (source.charAt(i) == '\\') {
                i++;
            } else if (source.startsWith(TEXT_BLOCK, i)) {
                return i + TEXT_BLOCK.length();
            }
        }
        return source.length();
    }

    /** A literal that is not closed ends with its line. */
    private static int literal(String source, int from, char quote) {
        for (int i = from; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == quote) {
                return i + 1;
            } else if (c == '\n') {
                return i;
            }
        }
        return source.length();
    }
}
