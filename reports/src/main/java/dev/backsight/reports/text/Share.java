package dev.backsight.reports.text;

import dev.backsight.checker.model.Rate;
import java.util.Locale;

/** Shares and small changes of which hundredths of a per cent count; {@code -} where there is no number. */
public final class Share {

    private Share() {}

    /** {@code 0.37 %}. */
    public static String of(double share) {
        return Double.isFinite(share) ? String.format(Locale.ROOT, "%.2f %%", 100 * share) : "-";
    }

    /** {@code +0.37 %}. */
    public static String signed(double share) {
        return Double.isFinite(share) ? String.format(Locale.ROOT, "%+.2f %%", 100 * share) : "-";
    }

    /** In whole per cent without the sign, for a cell of a table: {@code 97}. */
    public static String points(Rate rate) {
        return Double.isFinite(rate.share()) ? String.format(Locale.ROOT, "%.0f", 100 * rate.share()) : "-";
    }

    /** {@code 0.01 to 0.44 %}. */
    public static String interval(Rate rate) {
        return String.format(Locale.ROOT, "%.2f to %.2f %%", 100 * rate.low(), 100 * rate.high());
    }

    /** {@code +4.10 to +5.92 %}; {@code not known} where an end is not finite. */
    public static String interval(double low, double high) {
        return Double.isFinite(low) && Double.isFinite(high)
                ? String.format(Locale.ROOT, "%+.2f to %+.2f %%", 100 * low, 100 * high)
                : "not known";
    }
}
