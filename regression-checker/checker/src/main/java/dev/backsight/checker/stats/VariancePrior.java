package dev.backsight.checker.stats;

import java.util.List;
import org.apache.commons.math3.special.Gamma;

/**
 * How variances are spread over a suite, estimated from the suite itself: a variance estimated from three values alone
 * is so uncertain that the most significant of many benchmarks are mostly those whose values happened to agree. Each is
 * therefore drawn towards what is usual (G. K. Smyth, "Linear models and empirical Bayes methods for assessing
 * differential expression in microarray experiments", Statistical Applications in Genetics and Molecular Biology 3,
 * 2004, section 6.2). Where the paper trusts the suite fully if the variances seem alike, the prior's degrees of
 * freedom are capped here, because benchmarks are known to differ.
 *
 * <p>For ranking. A decision does not use it: it would make a wild benchmark's error rate depend on its calm neighbours.
 *
 * @param variance the usual one, s0²
 * @param degreesOfFreedom how many values' worth it counts, d0; 0 where nothing is drawn towards anything
 */
public record VariancePrior(double variance, double degreesOfFreedom) {

    /** Twice what three pairs have, so that a benchmark's own variance keeps a third of the say. */
    static final double MOST_DEGREES = 4;

    /** A variance far below all others is a coincidence of rounding, and its log would outweigh them. */
    private static final double LEAST_OF_MEDIAN = 1e-5;

    private static final double LEAST_DEGREES = 1e-2;
    /** Draws nothing towards anything. */
    public static final VariancePrior NONE = new VariancePrior(0, 0);

    public static VariancePrior of(List<PairedMean> suite) {
        List<PairedMean> known = suite.stream()
                .filter(mean -> Double.isFinite(mean.standardError()))
                .toList();
        if (known.size() < 2) {
            return NONE;
        }
        double median =
                Location.median(known.stream().mapToDouble(PairedMean::variance).toArray());
        if (!(median > 0)) {
            return NONE;
        }
        double[] logs = new double[known.size()];
        double expected = 0;
        for (int i = 0; i < logs.length; i++) {
            double half = known.get(i).degreesOfFreedom() / 2;
            logs[i] = Math.log(Math.max(known.get(i).variance(), LEAST_OF_MEDIAN * median))
                    - Gamma.digamma(half)
                    + Math.log(half);
            expected += Gamma.trigamma(half) / logs.length;
        }
        double mean = Location.mean(logs);
        double squares = 0;
        for (double log : logs) {
            squares += (log - mean) * (log - mean);
        }
        double degrees = degreesWith(squares / (logs.length - 1) - expected);
        return new VariancePrior(Math.exp(mean + Gamma.digamma(degrees / 2) - Math.log(degrees / 2)), degrees);
    }

    /** The d0 with {@code trigamma(d0 / 2) = excess}, or the nearest allowed. */
    private static double degreesWith(double excess) {
        double low = LEAST_DEGREES;
        double high = MOST_DEGREES;
        if (excess <= Gamma.trigamma(high / 2)) {
            return high;
        }
        // The trigamma function falls; 40 halvings leave nothing of the interval that matters.
        for (int i = 0; i < 40; i++) {
            double middle = (low + high) / 2;
            if (Gamma.trigamma(middle / 2) > excess) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The same estimate with its variance drawn towards the usual one, and the degrees of freedom of both. */
    public PairedMean moderate(PairedMean mean) {
        boolean alone = Double.isInfinite(mean.standardError());
        double own = alone ? 0 : mean.degreesOfFreedom();
        double degrees = own + degreesOfFreedom;
        if (degrees == 0) {
            return mean;
        }
        double moderated = (own * (alone ? 0 : mean.variance()) + degreesOfFreedom * variance) / degrees;
        return new PairedMean(mean.estimate(), Math.sqrt(moderated / mean.pairs()), degrees, mean.pairs());
    }
}
