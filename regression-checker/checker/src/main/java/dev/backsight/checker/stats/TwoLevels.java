package dev.backsight.checker.stats;

import java.util.Arrays;

/**
 * The split of a sample into a lower and an upper group that leaves the least variance inside the groups (Otsu 1979),
 * and how far apart the groups then stand.
 *
 * @param distance of the group means
 * @param separation distance in units of the spread inside the groups: Ashman's D (Ashman, Bird and Zepf 1994);
 *     infinite where the groups have no spread
 */
public record TwoLevels(double distance, double separation) {

    /** Groups of fewer are outliers rather than a level. */
    private static final int MIN_GROUP = 3;

    private static final TwoLevels ONE = new TwoLevels(0, 0);

    public static TwoLevels of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double least = Double.POSITIVE_INFINITY;
        TwoLevels best = ONE;
        for (int split = MIN_GROUP; split <= sorted.length - MIN_GROUP; split++) {
            double[] lower = Arrays.copyOfRange(sorted, 0, split);
            double[] upper = Arrays.copyOfRange(sorted, split, sorted.length);
            double varianceLower = variance(lower);
            double varianceUpper = variance(upper);
            double inside = varianceLower * lower.length + varianceUpper * upper.length;
            if (inside < least) {
                least = inside;
                double distance = Location.mean(upper) - Location.mean(lower);
                double spread = Math.sqrt((varianceLower + varianceUpper) / 2);
                double separation = distance == 0 ? 0 : distance / spread;
                best = new TwoLevels(distance, separation);
            }
        }
        return best;
    }

    private static double variance(double[] values) {
        double mean = Location.mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum / values.length;
    }
}
