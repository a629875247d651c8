package dev.backsight.checker.stats;

import java.util.Arrays;

/**
 * Whether values go steadily up or down inside their forks: log of the median of the last third over the median of the
 * first third of each fork, and a t test over forks that its mean is 0. Thirds and medians, because one slow iteration
 * would tilt a least-squares line.
 *
 * @param mean log ratio of last to first third, averaged over forks; positive grows
 * @param pValue two-sided
 */
public record Drift(double mean, double pValue) {

    private static final int MIN_ITERATIONS = 6;
    private static final int MIN_FORKS = 3;
    private static final Drift NONE = new Drift(0, 1);

    /** @param forks positive values, fork × iteration; fewer than 3 forks or 6 iterations show no drift */
    public static Drift of(double[][] forks) {
        if (forks.length < MIN_FORKS) {
            return NONE;
        }
        double[] drifts = new double[forks.length];
        for (int i = 0; i < forks.length; i++) {
            double[] values = forks[i];
            if (values.length < MIN_ITERATIONS) {
                return NONE;
            }
            int third = values.length / 3;
            drifts[i] = Math.log(Location.median(Arrays.copyOfRange(values, values.length - third, values.length))
                    / Location.median(Arrays.copyOfRange(values, 0, third)));
        }
        double mean = Location.mean(drifts);
        double squares = 0;
        for (double drift : drifts) {
            squares += (drift - mean) * (drift - mean);
        }
        double error = Math.sqrt(squares / (drifts.length - 1) / drifts.length);
        if (error == 0) {
            return new Drift(mean, mean == 0 ? 1 : 0);
        }
        return new Drift(mean, Math.min(1, 2 * new StudentT(drifts.length - 1).upperTail(Math.abs(mean) / error)));
    }
}
