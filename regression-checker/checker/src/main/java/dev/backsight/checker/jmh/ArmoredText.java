package dev.backsight.checker.jmh;

import java.util.Optional;

/**
 * The encoding in which later versions of JMH write the values of {@code @Param} into a benchmark list, so that line
 * breaks survive: three UTF-16 units are 48 bits, cut from the lowest up into eight symbols of six. One or two units at
 * the end take three or six symbols, and {@code =} fills up to eight.
 */
final class ArmoredText {

    private static final String SYMBOLS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final int BLOCK = 8;

    private ArmoredText() {}

    /** Empty where JMH would not have written it. */
    static Optional<String> decode(String armored) {
        if (armored.length() % BLOCK != 0) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder(armored.length() / BLOCK * 3);
        for (int start = 0; start < armored.length(); start += BLOCK) {
            boolean last = start + BLOCK == armored.length();
            if (!decodeBlock(armored.substring(start, start + BLOCK), last, text)) {
                return Optional.empty();
            }
        }
        return Optional.of(text.toString());
    }

    private static boolean decodeBlock(String block, boolean last, StringBuilder text) {
        int pad = block.indexOf('=');
        int symbols = pad < 0 ? BLOCK : pad;
        int units = symbols * 6 / 16;
        boolean full = symbols == BLOCK;
        boolean padded = last
                && (symbols == 3 || symbols == 6)
                && block.substring(symbols).chars().allMatch(c -> c == '=');
        if (!full && !padded) {
            return false;
        }
        long bits = 0;
        for (int i = 0; i < symbols; i++) {
            int symbol = SYMBOLS.indexOf(block.charAt(i));
            if (symbol < 0) {
                return false;
            }
            bits |= (long) symbol << (6 * i);
        }
        for (int i = 0; i < units; i++) {
            text.append((char) bits);
            bits >>>= 16;
        }
        return bits == 0;
    }
}
