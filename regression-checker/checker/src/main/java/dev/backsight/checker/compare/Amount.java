package dev.backsight.checker.compare;

import java.math.BigDecimal;
import java.util.Locale;

/** A measured number as a reader takes it in: four digits that count, no exponent, and the unit. */
public final class Amount {

    private Amount() {}

    /** {@code 56.05 us/op}, {@code 11140 B/op}. */
    public static String of(double value, String unit) {
        String digits = String.format(Locale.ROOT, "%.4g", value);
        return (Double.isFinite(value) ? new BigDecimal(digits).toPlainString() : digits) + " " + unit;
    }
}
