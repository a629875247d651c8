package dev.backsight.checker.compare;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers for pictures, of which more digits would only be bytes. */
final class SignificantDigits {

    private static final MathContext SIX = new MathContext(6, RoundingMode.HALF_EVEN);

    private SignificantDigits() {}

    /** Rounded to six; what is not finite stays so. */
    static double of(double value) {
        return Double.isFinite(value) ? BigDecimal.valueOf(value).round(SIX).doubleValue() : value;
    }
}
