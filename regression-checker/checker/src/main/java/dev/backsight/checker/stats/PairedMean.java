package dev.backsight.checker.stats;

/**
 * The mean of differences between partners and how well it is known (Student 1908, in his first example already): what
 * both partners share is gone from the differences before anything is estimated.
 *
 * @param standardError not negative; 0 where the differences do not vary, infinite where there is only one
 * @param pairs how many differences there are
 */
public record PairedMean(double estimate, double standardError, double degreesOfFreedom, int pairs) implements Effect {

    /** @param differences independent of each other; at least one */
    public static PairedMean of(double[] differences) {
        double mean = Location.mean(differences);
        int n = differences.length;
        if (n < 2) {
            return new PairedMean(mean, Double.POSITIVE_INFINITY, 1, n);
        }
        double squares = 0;
        for (double difference : differences) {
            squares += (difference - mean) * (difference - mean);
        }
        return new PairedMean(mean, Math.sqrt(squares / (n - 1) / n), n - 1.0, n);
    }

    @Override
    public Design design() {
        return Design.PAIRS;
    }

    /** Variance of one difference. */
    public double variance() {
        return standardError * standardError * pairs;
    }
}
