package dev.backsight.reports.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Decimal numbers for readers: {@code 1,234,567}, {@code 12.35}, {@code 0.001234}; never in the reader's locale. */
final class Decimal {

    private static final double LARGEST = 1e15;
    private static final double SMALLEST = 1e-6;

    private Decimal() {}

    /** At least {@code digits} significant digits; digits before the point are never rounded away. */
    static String significant(double value, int digits, Typography typography) {
        if (!Double.isFinite(value)) {
            return notFinite(value, typography);
        }
        double size = Math.abs(value);
        if (size >= LARGEST || (size < SMALLEST && size > 0)) {
            return sign(value, typography) + String.format(Locale.ROOT, "%." + (digits - 1) + "e", size);
        }
        if (value == Math.rint(value)) {
            return fixed(value, 0, typography);
        }
        BigDecimal rounded = BigDecimal.valueOf(size).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        int exponent = rounded.precision() - rounded.scale() - 1;
        return fixed(value, Math.max(0, digits - 1 - exponent), typography);
    }

    /** Exactly {@code places} digits after the point, with thousands grouped. */
    static String fixed(double value, int places, Typography typography) {
        if (!Double.isFinite(value)) {
            return notFinite(value, typography);
        }
        BigDecimal rounded = BigDecimal.valueOf(Math.abs(value)).setScale(places, RoundingMode.HALF_EVEN);
        String digits = rounded.toPlainString();
        int point = places == 0 ? digits.length() : digits.indexOf('.');
        StringBuilder grouped = new StringBuilder(digits);
        for (int i = point - 3; i > 0; i -= 3) {
            grouped.insert(i, ',');
        }
        return (rounded.signum() == 0 ? "" : sign(value, typography)) + grouped;
    }

    private static String notFinite(double value, Typography typography) {
        return Double.isNaN(value) ? "NaN" : sign(value, typography) + typography.infinity();
    }

    private static String sign(double value, Typography typography) {
        return value < 0 ? typography.minus() : "";
    }
}
