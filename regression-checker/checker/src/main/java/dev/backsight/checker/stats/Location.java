package dev.backsight.checker.stats;

import java.util.Arrays;
import java.util.Comparator;

/** Where a sample lies. */
public final class Location {

    /** The deviation that half of normal values stay within is this much smaller than the standard deviation. */
    private static final double TO_DEVIATION = 1.4826;

    private Location() {}

    /** The middle value, or the mean of the two in the middle. Not a number if any value is not. */
    public static double median(double[] values) {
        requireSome(values);
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        if (Double.isNaN(sorted[sorted.length - 1])) {
            return Double.NaN;
        }
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : sorted[middle - 1] / 2 + sorted[middle] / 2;
    }

    /**
     * The value with half of the weight below it and half above, or the mean of the two in the middle; with equal weights,
     * the {@link #median}. Not a number if any value is not.
     *
     * @param weights positive, one a value
     */
    public static double weightedMedian(double[] values, double[] weights) {
        requireSome(values);
        Integer[] order = new Integer[values.length];
        double half = 0;
        for (int i = 0; i < order.length; i++) {
            if (!(weights[i] > 0) || weights[i] == Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException("a weight is a positive number, not " + weights[i]);
            }
            order[i] = i;
            half += weights[i] / 2;
        }
        Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
        if (Double.isNaN(values[order[order.length - 1]])) {
            return Double.NaN;
        }
        double below = 0;
        for (int k = 0; k < order.length - 1; k++) {
            below += weights[order[k]];
            if (below == half) {
                return values[order[k]] / 2 + values[order[k + 1]] / 2;
            }
            if (below > half) {
                return values[order[k]];
            }
        }
        return values[order[order.length - 1]];
    }

    /** Middle of the distances from the {@link #median}, scaled to be the standard deviation of normal values. */
    public static double medianDeviation(double[] values) {
        double median = median(values);
        double[] distances = new double[values.length];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = Math.abs(values[i] - median);
        }
        return TO_DEVIATION * median(distances);
    }

    /** Of independent normal values, by their {@link #medianDeviation}; not a number for fewer than two. */
    public static double standardErrorOfMedian(double[] values) {
        return values.length < 2 ? Double.NaN : medianDeviation(values) * Math.sqrt(Math.PI / 2 / values.length);
    }

    public static double mean(double[] values) {
        requireSome(values);
        // Shifted by the first value, so that nearly equal values do not lose their last digits.
        double shift = values[0];
        double sum = 0;
        for (double value : values) {
            sum += value - shift;
        }
        return shift + sum / values.length;
    }

    /**
     * Mean of what is left when the smallest and the largest values are put aside: {@code floor(n * share)} at either end.
     *
     * @param share in [0, 0.5)
     */
    public static double trimmedMean(double[] values, double share) {
        requireSome(values);
        if (!(share >= 0 && share < 0.5)) {
            throw new IllegalArgumentException("less than half is put aside at either end, not " + share);
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int aside = (int) (sorted.length * share);
        return mean(Arrays.copyOfRange(sorted, aside, sorted.length - aside));
    }

    private static void requireSome(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("an empty sample has no location");
        }
    }
}
