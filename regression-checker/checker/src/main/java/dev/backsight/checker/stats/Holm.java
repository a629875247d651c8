package dev.backsight.checker.stats;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Holm's step-down correction (S. Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal
 * of Statistics 6, 1979): the chance of even one false rejection in the family stays at the level, whatever the
 * dependence between its tests.
 */
public final class Holm {

    private final double[] adjusted;
    private final double[] levels;

    private Holm(double[] adjusted, double[] levels) {
        this.adjusted = adjusted;
        this.levels = levels;
    }

    /**
     * @param pValues of the whole family
     * @param level at which the family is tested
     */
    public static Holm of(double[] pValues, double level) {
        int m = pValues.length;
        int[] order = IntStream.range(0, m)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> pValues[i]))
                .mapToInt(i -> i)
                .toArray();
        double[] adjusted = new double[m];
        double[] levels = new double[m];
        double largest = 0;
        double stopped = 0;
        for (int rank = 0; rank < m; rank++) {
            double p = pValues[order[rank]];
            largest = Math.max(largest, Math.min(1, p * (m - rank)));
            adjusted[order[rank]] = largest;
            // After the first that is not rejected, none is: they all share its level.
            if (stopped == 0 && p * (m - rank) > level) {
                stopped = level / (m - rank);
            }
            levels[order[rank]] = stopped == 0 ? level / (m - rank) : stopped;
        }
        return new Holm(adjusted, levels);
    }

    /** The p-value to be compared with the family's level. */
    public double adjusted(int index) {
        return adjusted[index];
    }

    /** The level at which this one test was made: a bound at this level and the decision never contradict. */
    public double level(int index) {
        return levels[index];
    }
}
