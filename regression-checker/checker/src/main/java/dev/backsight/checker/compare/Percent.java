package dev.backsight.checker.compare;

import java.util.Locale;

/** Relative sizes as a reader says them. */
public final class Percent {

    private Percent() {}

    /** {@code 3 %}, {@code 0.46 %}, {@code 152 %}: three digits at most, no sign. */
    public static String of(double relative) {
        double percent = Math.abs(relative) * 100;
        if (Double.isInfinite(percent) || percent >= 1e6) {
            return "over 1,000,000 %";
        }
        String text = String.format(Locale.ROOT, percent >= 100 ? "%,.0f" : percent >= 10 ? "%.1f" : "%.2f", percent);
        return strip(text) + " %";
    }

    /** With a sign. */
    public static String signed(double relative) {
        return (relative < 0 ? "-" : "+") + of(relative);
    }

    private static String strip(String text) {
        if (text.indexOf('.') < 0) {
            return text;
        }
        int end = text.length();
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
    }
}
