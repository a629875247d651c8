package dev.backsight.benchmarks.workload;

import java.util.Arrays;
import java.util.Random;

/**
 * Which of a number of things is asked for next: the one of rank <i>r</i> with a probability in proportion to
 * 1 / <i>r</i><sup>theta</sup>. YCSB asks for records so (B. Cooper et al., Benchmarking Cloud Serving Systems with YCSB,
 * SoCC 2010), after J. Gray et al., Quickly Generating Billion-Record Synthetic Databases, SIGMOD 1994, whose formula is
 * exact for the first two ranks only; things are few enough here to look all ranks up.
 */
public final class ZipfPopularity {

    /** The skew that YCSB takes. */
    public static final double YCSB_THETA = 0.99;

    private final double[] cumulated;

    /**
     * @param things at least 1
     * @param theta 0 for no favourites; the greater, the more they are favoured
     */
    public ZipfPopularity(int things, double theta) {
        if (things < 1 || !(theta >= 0)) {
            throw new IllegalArgumentException(
                    "popularity takes at least one thing and a theta of 0 or more, not " + things + " and " + theta);
        }
        cumulated = new double[things];
        double sum = 0;
        for (int i = 0; i < things; i++) {
            // StrictMath: the same choices whatever the processor offers.
            sum += 1 / StrictMath.pow(i + 1, theta);
            cumulated[i] = sum;
        }
    }

    /** The rank of the next, 0 for the most popular. */
    public int next(Random random) {
        int found = Arrays.binarySearch(cumulated, random.nextDouble() * cumulated[cumulated.length - 1]);
        return Math.min(found >= 0 ? found + 1 : -found - 1, cumulated.length - 1);
    }
}
