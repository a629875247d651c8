package dev.backsight.checker.model;

import java.util.List;

/**
 * How the values of both sides are distributed.
 *
 * @param fractions ascending, from 0 (the smallest value) to 1 (the largest); 2 to {@value #MOST_POINTS}
 * @param base the value that a fraction of all did not exceed, for every fraction; finite, never descending
 * @param head likewise
 */
public record QuantileCurve(List<Double> fractions, List<Double> base, List<Double> head) {

    public static final int MOST_POINTS = 101;

    public QuantileCurve {
        int points = fractions.size();
        if (points < 2 || points > MOST_POINTS || base.size() != points || head.size() != points) {
            throw new IllegalArgumentException("a curve has 2 to " + MOST_POINTS + " points and a value of each side at"
                    + " every one, not " + points + " with " + base.size() + " and " + head.size());
        }
        for (int i = 0; i < points; i++) {
            double fraction = fractions.get(i);
            if (!(fraction >= 0 && fraction <= 1) || (i > 0 && fraction <= fractions.get(i - 1))) {
                throw new IllegalArgumentException("fractions ascend from 0 to 1, but number " + i + " is " + fraction);
            }
            requireNext(base, i);
            requireNext(head, i);
        }
        fractions = List.copyOf(fractions);
        base = List.copyOf(base);
        head = List.copyOf(head);
    }

    private static void requireNext(List<Double> values, int i) {
        double value = values.get(i);
        if (!Double.isFinite(value) || (i > 0 && value < values.get(i - 1))) {
            throw new IllegalArgumentException(
                    "quantiles are finite and never descend, but number " + i + " is " + value);
        }
    }
}
