package dev.backsight.checker.fitness;

import java.util.Locale;

/** Figures as they are read in a sentence, the same in every locale. */
final class Quantity {

    private static final long KIB = 1024;

    private Quantity() {}

    /** {@code 0.4 %}. */
    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }

    /** {@code 1.5}, without a decimal that says nothing. */
    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.1f", value);
    }

    /** {@code 23 GiB}. */
    static String bytes(long bytes) {
        if (bytes >= KIB * KIB * KIB) {
            return number(Math.round(10.0 * bytes / (KIB * KIB * KIB)) / 10.0) + " GiB";
        }
        return bytes / (KIB * KIB) + " MiB";
    }

    /** {@code 25 ns}, {@code 15.6 ms}. */
    static String nanos(double nanos) {
        if (nanos < 1e3) {
            return number(Math.rint(nanos * 10) / 10) + " ns";
        }
        return nanos < 1e6 ? number(Math.rint(nanos / 100) / 10) + " us" : number(Math.rint(nanos / 1e5) / 10) + " ms";
    }

    /** {@code 1 processor}, {@code 2 processors}. */
    static String processors(double count) {
        String number = number(Math.rint(count * 10) / 10);
        return number + (number.equals("1") ? " processor" : " processors");
    }
}
