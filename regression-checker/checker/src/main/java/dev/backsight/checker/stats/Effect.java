package dev.backsight.checker.stats;

/**
 * An estimated difference on the scale of a test, and how well it is known: its standard error and the degrees of
 * freedom of the t statistic formed from them.
 */
public sealed interface Effect permits MeanDifference, PairedMean {

    double estimate();

    /** Not negative; 0 where nothing varies, infinite where nothing is known of the variation. */
    double standardError();

    double degreesOfFreedom();

    /** How replicates make a difference known. */
    Design design();

    /** One-sided p-value of the hypothesis that the true difference is at most {@code bound}. */
    default double pGreaterThan(double bound) {
        return tail(estimate() - bound);
    }

    /** One-sided p-value of the hypothesis that the true difference is at least {@code bound}. */
    default double pLessThan(double bound) {
        return tail(bound - estimate());
    }

    /** What the true difference exceeds with confidence {@code 1 - level}. */
    default double lowerBound(double level) {
        return estimate() - halfWidth(level);
    }

    /** Half the width of the two-sided interval that misses the truth with probability {@code 2 * tail}. */
    default double halfWidth(double tail) {
        if (standardError() == 0 || Double.isInfinite(standardError())) {
            return standardError();
        }
        return new StudentT(degreesOfFreedom()).exceededWith(tail) * standardError();
    }

    private double tail(double distance) {
        if (Double.isInfinite(standardError())) {
            return 1;
        }
        if (standardError() == 0) {
            return distance > 0 ? 0 : 1;
        }
        return new StudentT(degreesOfFreedom()).upperTail(distance / standardError());
    }
}
