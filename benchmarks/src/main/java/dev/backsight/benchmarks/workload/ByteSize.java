package dev.backsight.benchmarks.workload;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as parameters spell them: {@code 4KiB}, {@code 1MiB}. */
public final class ByteSize {

    private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,3})(KiB|MiB)");

    private ByteSize() {}

    /**
     * The size in bytes.
     *
     * @throws IllegalArgumentException unless {@code text} is a number from 1 to 2047 and KiB or MiB
     */
    public static int parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no size; write 64KiB or 1MiB");
        }
        int unit = matcher.group(2).equals("KiB") ? 1 << 10 : 1 << 20;
        try {
            return Math.multiplyExact(Integer.parseInt(matcher.group(1)), unit);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("'" + text + "' is more than an array holds", e);
        }
    }
}
