package dev.backsight.checker.compare.rules;

import dev.backsight.checker.stats.Location;
import org.apache.commons.math3.stat.inference.MannWhitneyUTest;

/**
 * Worse where a two-sided Mann-Whitney U test of the pooled iterations is significant and the median is worse by more
 * than a factor. The p-value is the normal approximation; the tools take exact ones for small samples, which pooled
 * iterations are not.
 *
 * @param level of the test
 * @param factor by which medians must differ, at least 1
 */
record MannWhitney(String tool, double level, double factor, String source) implements PublishedRule {

    @Override
    public String words() {
        return "Mann-Whitney p < " + level + (factor > 1 ? " and median " + factor + "x" : "");
    }

    @Override
    public boolean callsWorse(PooledScores scores) {
        double ratio = scores.worseBy(Location.median(scores.base()), Location.median(scores.head()));
        return ratio > factor && pValue(scores) < level;
    }

    static double pValue(PooledScores scores) {
        return new MannWhitneyUTest().mannWhitneyUTest(scores.base(), scores.head());
    }
}
