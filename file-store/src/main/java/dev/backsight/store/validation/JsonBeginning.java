package dev.backsight.store.validation;

import java.util.BitSet;

/**
 * Whether a text begins like one JSON object or array (RFC 8259): a pushdown automaton over structure, strings and
 * literals, without recursion. Values of other kinds are too short to tell from text.
 */
final class JsonBeginning {

    private static final int MAX_DEPTH = 1000;

    private final String text;

    /** Whether the container at each depth is an object. */
    private final BitSet objects = new BitSet();

    private int position;
    private int depth;

    private JsonBeginning(String text) {
        this.text = text;
    }

    static boolean matches(String text) {
        return (text.startsWith("{") || text.startsWith("[")) && new JsonBeginning(text).isWellFormed();
    }

    /** Reads until the end of the text, which may come anywhere, or until something that is not JSON. */
    private boolean isWellFormed() {
        boolean valueExpected = true;
        boolean justOpened = false;
        for (skipSpace(); position < text.length(); skipSpace()) {
            char c = text.charAt(position);
            if (valueExpected) {
                boolean inObject = depth > 0 && objects.get(depth);
                if (justOpened && c == (inObject ? '}' : ']')) {
                    valueExpected = false;
                    continue;
                }
                if (inObject && !readKey()) {
                    return false;
                }
                if (position >= text.length()) {
                    return true;
                }
                c = text.charAt(position);
                justOpened = c == '{' || c == '[';
                if (justOpened) {
                    if (++depth > MAX_DEPTH) {
                        return false;
                    }
                    objects.set(depth, c == '{');
                    position++;
                } else if (!readScalar()) {
                    return false;
                } else {
                    valueExpected = false;
                }
            } else if (c == ',' && depth > 0) {
                position++;
                valueExpected = true;
                justOpened = false;
            } else if (depth > 0 && c == (objects.get(depth) ? '}' : ']')) {
                position++;
                depth--;
                valueExpected = false;
            } else {
                return false;
            }
        }
        return true;
    }

    /** Reads a key and its colon up to the beginning of the value; running out of text is no error. */
    private boolean readKey() {
        if (text.charAt(position) != '"' || !readString()) {
            return false;
        }
        skipSpace();
        if (position < text.length() && text.charAt(position++) != ':') {
            return false;
        }
        skipSpace();
        return true;
    }

    private boolean readScalar() {
        if (text.charAt(position) == '"') {
            return readString();
        }
        int start = position;
        while (position < text.length() && ",]} \t\r\n".indexOf(text.charAt(position)) < 0) {
            position++;
        }
        String scalar = text.substring(start, Math.min(position, start + 64));
        boolean cut = position == text.length() && !scalar.isEmpty() && "-0123456789tfn".indexOf(scalar.charAt(0)) >= 0;
        boolean literal = scalar.equals("true") || scalar.equals("false") || scalar.equals("null");
        return literal || cut || scalar.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    }

    private boolean readString() {
        for (position++; position < text.length(); position++) {
            char c = text.charAt(position);
            if (c < ' ') {
                return false;
            }
            if (c == '"') {
                position++;
                return true;
            }
            if (c == '\\') {
                position++;
            }
        }
        return true;
    }

    private void skipSpace() {
        while (position < text.length() && " \t\r\n".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
    }
}
