package dev.backsight.checker.format;

/** Text from a file inside a message: short, on one line, and unable to steer a terminal. */
final class Quoted {

    private static final int LONGEST = 80;

    private Quoted() {}

    static String of(String text) {
        StringBuilder quoted = new StringBuilder("'");
        text.codePoints()
                .limit(LONGEST)
                .forEach(c -> quoted.appendCodePoint(
                        Character.isISOControl(c)
                                        || Character.getType(c) == Character.FORMAT
                                        || Character.getType(c) == Character.SURROGATE
                                ? '\uFFFD'
                                : c));
        return quoted.append(text.codePointCount(0, text.length()) > LONGEST ? "…'" : "'")
                .toString();
    }
}
