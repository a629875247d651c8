package dev.backsight.reports.text;

/** Relative sizes for readers: 0.093 is {@code 9.3 %}; from 1000 % on a factor, {@code 12 ×}. */
public final class Percent {

    private static final double FACTOR_FROM = 10;

    private Percent() {}

    /** With its sign, for a change or the end of an interval: {@code +9.3 %}; factors carry none. */
    public static String signed(double relative, Typography typography) {
        String size = size(relative, typography);
        if (isNothing(relative) || relative >= FACTOR_FROM) {
            return size;
        }
        return (relative < 0 ? typography.minus() : "+") + size;
    }

    /** Without its sign, for a phrase such as {@code 9.3 % slower}. */
    public static String size(double relative, Typography typography) {
        double size = Math.abs(relative);
        if (size >= FACTOR_FROM) {
            return Decimal.significant(Math.rint(size + 1), 2, typography) + typography.space() + typography.times();
        }
        int places = size >= 0.9995 ? 0 : size < 0.000995 && !isNothing(size) ? 2 : 1;
        return Decimal.fixed(size * 100, places, typography) + typography.space() + "%";
    }

    /** For a setting: {@code 3 %}, {@code 0.5 %}. */
    public static String setting(double relative, Typography typography) {
        String digits = Decimal.fixed(relative * 100, 2, typography);
        return digits.replaceFirst("\\.?0+$", "") + typography.space() + "%";
    }

    /** {@code +7.1 % to +11.6 %}; {@code not known} where one fork a side leaves it open. */
    public static String interval(double low, double high, Typography typography) {
        if (Double.isInfinite(high)) {
            return "not known";
        }
        return signed(low, typography) + " to " + signed(high, typography);
    }

    static boolean isNothing(double relative) {
        return Math.abs(relative) < 0.00005;
    }
}
