package dev.backsight.checker.stats;

/**
 * Least-squares slope of {@code y} over {@code x}: how much y grows with each unit of x.
 *
 * @param standardError not negative; infinite where it cannot be told
 * @param degreesOfFreedom at least 1
 */
public record Slope(double estimate, double standardError, double degreesOfFreedom) {

    /** Of which nothing can be told. */
    public static final Slope UNKNOWN = new Slope(0, Double.POSITIVE_INFINITY, 1);

    public Slope {
        if (!(standardError >= 0) || !(degreesOfFreedom >= 1)) {
            throw new IllegalArgumentException("no slope has a standard error of " + standardError + " with "
                    + degreesOfFreedom + " degrees of" + " freedom");
        }
    }

    /**
     * With an intercept. Where x does not vary, or there are fewer than three points, the estimate is 0 and its standard
     * error infinite.
     */
    public static Slope of(double[] x, double[] y) {
        int n = x.length;
        if (n != y.length) {
            throw new IllegalArgumentException(n + " x and " + y.length + " y make no points");
        }
        if (n < 3) {
            return UNKNOWN;
        }
        double meanX = Location.mean(x);
        double meanY = Location.mean(y);
        double sxx = 0;
        double sxy = 0;
        double syy = 0;
        for (int i = 0; i < n; i++) {
            sxx += (x[i] - meanX) * (x[i] - meanX);
            sxy += (x[i] - meanX) * (y[i] - meanY);
            syy += (y[i] - meanY) * (y[i] - meanY);
        }
        if (sxx == 0) {
            return UNKNOWN;
        }
        double slope = sxy / sxx;
        double residual = Math.max(0, syy - slope * sxy) / (n - 2);
        return new Slope(slope, Math.sqrt(residual / sxx), n - 2.0);
    }

    /** The slope's place in a regression through the mean alone: how far the mean of {@code y} is from 0. */
    public static Slope mean(double[] y) {
        PairedMean mean = PairedMean.of(y);
        return new Slope(mean.estimate(), mean.standardError(), Math.max(1, mean.degreesOfFreedom()));
    }

    /** Chance of a slope at least this far from 0 if there were none. */
    public double pValue() {
        if (standardError == 0) {
            return estimate == 0 ? 1 : 0;
        }
        return Math.min(1, 2 * new StudentT(degreesOfFreedom).upperTail(Math.abs(estimate) / standardError));
    }

    /** Half the width of the interval that holds the truth with probability {@code 1 - alpha}. */
    public double halfWidth(double alpha) {
        return standardError == 0 ? 0 : new StudentT(degreesOfFreedom).exceededWith(alpha / 2) * standardError;
    }
}
