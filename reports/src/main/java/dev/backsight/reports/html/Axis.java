package dev.backsight.reports.html;

import dev.backsight.checker.model.Change;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The horizontal axis of the forest plot: the logarithm of the ratio of head to base, symmetric about no change, so that
 * twice as slow and twice as fast lie equally far from the middle.
 *
 * @param limit logarithm of the ratio at the right edge, positive
 * @param ticks relative changes to be labelled, ascending, 0 among them
 */
record Axis(double limit, List<Double> ticks) {

    /** An interval that reaches further than this many times the median one is cut off rather than squeezing the rest. */
    private static final double CLIP_FROM = 4;

    /** The edge lies at least this many tolerances out, so that a calm suite does not look alarming. */
    private static final double TOLERANCES = 2;

    /** Of the marks, this part lies within the plot, whatever the intervals are like. */
    private static final double MARKS_WITHIN = 0.8;

    private static final double NARROWEST = Math.log(1.01);
    private static final double WIDEST = Math.log(64);

    /** From here on the ticks are round factors, because multiples of one step would crowd on the left. */
    private static final double FACTORS_FROM = Math.log(1.7);

    /** Used as long as powers of two would be too few. */
    private static final List<Double> FACTORS = List.of(0.25, 0.5, 2.0 / 3, 1.0, 1.5, 2.0, 4.0);

    private static final int TICKS_A_SIDE = 4;

    Axis {
        ticks = List.copyOf(ticks);
    }

    static Axis of(List<Comparison> comparisons) {
        List<Comparison> telling = comparisons.stream()
                .filter(comparison -> comparison.change() != null && comparison.verdict() != Verdict.UNCHANGED)
                .toList();
        // A thousand calm rows must not make the few others run off the plot.
        return fitting(telling.isEmpty() ? comparisons : telling);
    }

    private static Axis fitting(List<Comparison> comparisons) {
        List<Double> reaches = new ArrayList<>();
        List<Double> estimates = new ArrayList<>();
        List<Double> tolerances = new ArrayList<>();
        for (Comparison comparison : comparisons) {
            Change change = comparison.change();
            if (change != null) {
                // Of what is not known, the estimate alone is drawn.
                double estimate = Math.abs(log(change.estimate()));
                double reach = IntervalStrip.isKnown(change)
                        ? Math.max(Math.abs(log(change.low())), Math.abs(log(change.high())))
                        : estimate;
                estimates.add(Math.min(estimate, WIDEST));
                reaches.add(Math.min(reach, WIDEST));
                tolerances.add(log(comparison.tolerance()));
            }
        }
        double largest = reaches.stream().mapToDouble(Double::doubleValue).max().orElse(0) * 1.05;
        double limit = Math.max(
                Math.min(largest, CLIP_FROM * quantile(reaches, 0.5)), 1.05 * quantile(estimates, MARKS_WITHIN));
        // Of a few bytes an operation, several times as many are tolerated.
        limit = Math.max(Math.max(limit, TOLERANCES * quantile(tolerances, 0.5)), NARROWEST);
        return new Axis(Math.min(limit, WIDEST), ticks(Math.min(limit, WIDEST)));
    }

    /** The larger one of the two in the middle where there are two. */
    private static double quantile(List<Double> values, double part) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[(int) Math.round(part * (sorted.length - 1))];
    }

    /** Where a relative change lies, in percent of the width; beyond the edges where it lies outside. */
    double position(double relative) {
        double position = 50 + 50 * log(relative) / limit;
        return Math.max(-1000, Math.min(1100, position));
    }

    /** The same, held at the edges. */
    double clamped(double relative) {
        return Math.max(0, Math.min(100, position(relative)));
    }

    private static double log(double relative) {
        return relative <= -1 ? Double.NEGATIVE_INFINITY : Math.log1p(relative);
    }

    private static List<Double> ticks(double limit) {
        List<Double> ticks = new ArrayList<>();
        double octaves = limit / Math.log(2);
        if (limit >= FACTORS_FROM && octaves < TICKS_A_SIDE / 2.0) {
            return FACTORS.stream()
                    .map(factor -> factor - 1)
                    .filter(tick -> Math.abs(log(tick)) <= limit)
                    .toList();
        }
        if (limit >= FACTORS_FROM) {
            int stride = (int) Math.ceil(octaves / TICKS_A_SIDE);
            int edge = (int) Math.floor(octaves / stride) * stride;
            for (int octave = -edge; octave <= edge; octave += stride) {
                ticks.add(Math.pow(2, octave) - 1);
            }
            return ticks;
        }
        double step = step(Math.expm1(limit) / TICKS_A_SIDE);
        int below = (int) Math.floor(-Math.expm1(-limit) / step);
        int above = (int) Math.floor(Math.expm1(limit) / step);
        for (int i = -below; i <= above; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    /** The smallest of 1, 2, 5 times a power of ten that is not below {@code least}. */
    private static double step(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        return Arrays.stream(new double[] {1, 2, 5})
                .map(factor -> factor * power)
                .filter(step -> step >= least * 0.999)
                .findFirst()
                .orElse(10 * power);
    }
}
