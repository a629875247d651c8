package dev.backsight.checker.compare;

import dev.backsight.checker.model.ForkSamples;
import dev.backsight.checker.model.Warning;
import dev.backsight.checker.stats.Drift;
import dev.backsight.checker.stats.Location;
import dev.backsight.checker.stats.TwoLevels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Whether a side's forks have one location at all. */
final class Stability {

    /** One fork in a thousand that does not drift may be called drifting. */
    private static final double DRIFT_LEVEL = 0.001;

    private static final int FORKS_TO_SEE_TWO_LEVELS = 10;

    /**
     * Ashman's D of the best split of 10 normal values exceeds this in under 0.5 % of samples (TwoLevelsTest simulates
     * it); the same split of two real levels has no such limit.
     */
    private static final double SEPARATION = 9;

    private Stability() {}

    /** @param side {@code base} or {@code head}, for the text */
    static List<Warning> warnings(String side, ForkSamples samples, double tolerance) {
        double[][] forks = new double[samples.forkCount()][];
        double[] logs = new double[forks.length];
        for (int i = 0; i < forks.length; i++) {
            forks[i] = samples.fork(i);
            if (Arrays.stream(forks[i]).anyMatch(value -> !(value > 0))) {
                return List.of();
            }
            logs[i] = Math.log(Location.median(forks[i]));
        }
        List<Warning> warnings = new ArrayList<>();
        Drift drift = Drift.of(forks);
        // The median lies half way up the slope, so twice the tolerance puts either end outside of it.
        if (drift.pValue() <= DRIFT_LEVEL && Math.abs(drift.mean()) > 2 * Math.log1p(tolerance)) {
            double change = Math.expm1(drift.mean());
            warnings.add(new Warning(
                    Warning.Kind.DRIFT,
                    side + " " + (change > 0 ? "grows" : "falls") + " by " + Percent.of(change)
                            + " from the first to the last third of its forks: measure after a longer warm-up"));
        }
        if (logs.length >= FORKS_TO_SEE_TWO_LEVELS) {
            TwoLevels levels = TwoLevels.of(logs);
            if (levels.separation() > SEPARATION && levels.distance() > Math.log1p(tolerance)) {
                warnings.add(new Warning(
                        Warning.Kind.BIMODAL,
                        side + " has forks at two levels, " + Percent.of(Math.expm1(levels.distance()))
                                + " apart: something decided at start-up makes it one or the other"));
            }
        }
        return warnings;
    }
}
