package dev.backsight.checker.compare;

import dev.backsight.checker.model.ForkSamples;
import dev.backsight.checker.model.Measurement;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Warning;
import dev.backsight.checker.stats.Drift;
import dev.backsight.checker.stats.TwoLevels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Whether forks, or pairs of them, have one location at all. */
final class Stability {

    /** One fork in a thousand that does not drift may be called drifting. */
    private static final double DRIFT_LEVEL = 0.001;

    private static final int REPLICATES_TO_SEE_TWO_LEVELS = 10;

    /**
     * Ashman's D of the best split of 10 normal values exceeds this in under 0.5 % of samples (TwoLevelsTest simulates
     * it); the same split of two real levels has no such limit.
     */
    private static final double SEPARATION = 9;

    private Stability() {}

    /** Of times measured apart: both sides are looked at, because they drift and jump each on its own. */
    static List<Warning> ofForks(MatchedMetric matched) {
        if (matched.metric().family() != MetricFamily.TIME) {
            return List.of();
        }
        List<Warning> warnings = new ArrayList<>(side("base", matched.base(), matched.tolerance()));
        warnings.addAll(side("head", matched.head(), matched.tolerance()));
        return warnings;
    }

    /** Of one run by itself: the first reason, if there is one. */
    static Optional<String> ofRun(Measurement measurement, double tolerance) {
        if (measurement.metric().family() != MetricFamily.TIME
                || !(measurement.samples() instanceof ForkSamples forks)) {
            return Optional.empty();
        }
        return side("it", new MatchedSide(forks), tolerance).stream()
                .map(Warning::text)
                .findFirst();
    }

    private static List<Warning> side(String side, MatchedSide samples, double tolerance) {
        double[][] forks = new double[samples.forkCount()][];
        double[] logs = samples.medians();
        for (int i = 0; i < forks.length; i++) {
            forks[i] = samples.fork(i);
            if (Arrays.stream(forks[i]).anyMatch(value -> !(value > 0))) {
                return List.of();
            }
            logs[i] = Math.log(logs[i]);
        }
        return warnings(side, "forks", forks, logs, tolerance);
    }

    /**
     * Of pairs that took turns: only the ratio is looked at, because what both sides do alike cancels.
     *
     * @param ratios of head to base, pair × slice
     * @param differences of the pairs: logs
     */
    static List<Warning> ofPairs(double[][] ratios, double[] differences, double tolerance) {
        return warnings("head against base", "pairs", ratios, differences, tolerance);
    }

    private static List<Warning> warnings(
            String what, String replicates, double[][] values, double[] locations, double tolerance) {
        List<Warning> warnings = new ArrayList<>();
        Drift drift = Drift.of(values);
        // The median lies half way up the slope, so twice the tolerance puts either end outside of it.
        if (drift.pValue() <= DRIFT_LEVEL && Math.abs(drift.mean()) > 2 * Math.log1p(tolerance)) {
            double change = Math.expm1(drift.mean());
            warnings.add(new Warning(
                    Warning.Kind.DRIFT,
                    what + " " + (change > 0 ? "grows" : "falls") + " by " + Percent.of(change)
                            + " from the first to the last third of its " + replicates
                            + ": measure after a longer warm-up"));
        }
        if (locations.length >= REPLICATES_TO_SEE_TWO_LEVELS) {
            TwoLevels levels = TwoLevels.of(locations);
            if (levels.separation() > SEPARATION && levels.distance() > Math.log1p(tolerance)) {
                warnings.add(new Warning(
                        Warning.Kind.BIMODAL,
                        what + " has " + replicates + " at two levels, "
                                + Percent.of(Math.expm1(levels.distance()))
                                + " apart: something decided at start-up makes it one or the other"));
            }
        }
        return warnings;
    }
}
