package dev.backsight.checker.compare.rules;

import org.apache.commons.math3.stat.inference.TTest;

/**
 * Worse where a two-sided Welch t test of the pooled iterations is significant and the mean is worse.
 *
 * @param level of the test
 */
record Welch(String tool, double level, String source) implements PublishedRule {

    private static final int LEAST = 2;

    @Override
    public String words() {
        return "Welch's t test p < " + level;
    }

    @Override
    public boolean callsWorse(PooledScores scores) {
        if (scores.base().length < LEAST || scores.head().length < LEAST) {
            return false;
        }
        double ratio = scores.worseBy(PooledScores.mean(scores.base()), PooledScores.mean(scores.head()));
        return ratio > 1 && new TTest().tTest(scores.base(), scores.head()) < level;
    }
}
