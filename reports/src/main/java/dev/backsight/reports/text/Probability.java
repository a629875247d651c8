package dev.backsight.reports.text;

/** A p-value for readers; small ones are bounded, because their digits mean nothing. */
public final class Probability {

    private Probability() {}

    public static String text(double p) {
        if (p < 0.0001) {
            return "< 0.0001";
        }
        return Decimal.fixed(p, p < 0.01 ? 4 : p < 0.1 ? 3 : 2, Typography.PLAIN);
    }
}
