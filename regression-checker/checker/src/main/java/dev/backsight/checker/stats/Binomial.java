package dev.backsight.checker.stats;

import org.apache.commons.math3.distribution.BetaDistribution;

/**
 * The exact confidence interval of a probability from independent trials (C. J. Clopper and E. S. Pearson, "The use of
 * confidence or fiducial limits illustrated in the case of the binomial", Biometrika 26, 1934): never holds the truth
 * less often than it says.
 *
 * @param low 0 where nothing was hit
 * @param high 1 where everything was
 */
public record Binomial(double low, double high) {

    /** Rates of one in millions are told, too. */
    private static final double ACCURACY = 1e-13;

    /**
     * @param hits among {@code trials}
     * @param confidence e.g. 0.95
     */
    public static Binomial interval(long hits, long trials, double confidence) {
        if (hits < 0 || hits > trials) {
            throw new IllegalArgumentException(hits + " of " + trials + " trials cannot be hits");
        }
        double tail = (1 - confidence) / 2;
        return new Binomial(
                hits == 0 ? 0 : quantile(tail, hits, trials - hits + 1),
                hits == trials ? 1 : quantile(1 - tail, hits + 1, trials - hits));
    }

    private static double quantile(double p, long alpha, long beta) {
        return new BetaDistribution(null, alpha, beta, ACCURACY).inverseCumulativeProbability(p);
    }
}
