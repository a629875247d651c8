package dev.backsight.workloads.cpu;

/** Reads a JSON document of ASCII without escapes and fractions: the sum of its numbers and of its strings' lengths. */
final class JsonSum {

    private final byte[] json;
    private int at;

    JsonSum(byte[] json) {
        this.json = json;
    }

    /** @throws IllegalArgumentException when it is not such a document */
    long sum() {
        long sum = value();
        blanks();
        if (at < json.length) {
            throw unexpected();
        }
        return sum;
    }

    private long value() {
        blanks();
        return switch (peek()) {
            case '{' -> members();
            case '[' -> elements();
            case '"' -> string();
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        };
    }

    private long members() {
        at++;
        long sum = 0;
        do {
            blanks();
            sum += string();
            blanks();
            expect(':');
            sum += value();
            blanks();
        } while (next(','));
        expect('}');
        return sum;
    }

    private long elements() {
        at++;
        long sum = 0;
        do {
            sum += value();
            blanks();
        } while (next(','));
        expect(']');
        return sum;
    }

    private long string() {
        expect('"');
        int start = at;
        while (peek() != '"') {
            at++;
        }
        int length = at - start;
        at++;
        return length;
    }

    private long number() {
        boolean negative = next('-');
        int start = at;
        long number = 0;
        while (at < json.length && json[at] >= '0' && json[at] <= '9') {
            number = 10 * number + json[at++] - '0';
        }
        if (at == start) {
            throw unexpected();
        }
        return negative ? -number : number;
    }

    private long word(String word) {
        for (int i = 0; i < word.length(); i++) {
            expect(word.charAt(i));
        }
        return 0;
    }

    private void blanks() {
        while (at < json.length && json[at] == ' ') {
            at++;
        }
    }

    private boolean next(char wanted) {
        if (at < json.length && json[at] == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char wanted) {
        if (!next(wanted)) {
            throw unexpected();
        }
    }

    private byte peek() {
        if (at >= json.length) {
            throw unexpected();
        }
        return json[at];
    }

    private IllegalArgumentException unexpected() {
        return new IllegalArgumentException("this is not JSON at byte " + at);
    }
}
