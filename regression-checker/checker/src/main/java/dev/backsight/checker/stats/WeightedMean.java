package dev.backsight.checker.stats;

import java.util.Collection;
import java.util.List;

/**
 * The mean of several estimates of the same thing, each weighted by the inverse of its variance. Those variances are
 * estimates too, which makes the plain {@code 1/sqrt(sum of weights)} too small and normal quantiles too narrow: both are
 * corrected after P. Meier, "Variance of a weighted mean", Biometrics 9, 1953.
 */
public final class WeightedMean {

    /** The correction is for variances known with some degrees of freedom, not with hardly any. */
    static final double LEAST_FREEDOM = 8;

    private WeightedMean() {}

    /** What is known too little of is left out; where that is everything, so is the mean. */
    public static Slope of(Collection<Slope> estimates) {
        List<Slope> usable = estimates.stream()
                .filter(slope -> slope.standardError() > 0
                        && Double.isFinite(slope.standardError())
                        && slope.degreesOfFreedom() >= LEAST_FREEDOM)
                .toList();
        double weights = usable.stream().mapToDouble(WeightedMean::weight).sum();
        if (weights == 0) {
            return Slope.UNKNOWN;
        }
        double mean = 0;
        double uncertain = 0;
        double shares = 0;
        for (Slope slope : usable) {
            double share = weight(slope) / weights;
            mean += share * slope.estimate();
            uncertain += share * (1 - share) / slope.degreesOfFreedom();
            shares += share * share / slope.degreesOfFreedom();
        }
        return new Slope(mean, Math.sqrt((1 + 4 * uncertain) / weights), Math.max(1, 1 / shares));
    }

    private static double weight(Slope slope) {
        return 1 / (slope.standardError() * slope.standardError());
    }
}
