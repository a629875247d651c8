package dev.backsight.checker.compare.rules;

/**
 * Worse where the mean score is worse by more than a percentage. No test.
 *
 * @param percent by how much it must be worse, more than 0
 */
record MeanRatio(String tool, int percent, String source) implements PublishedRule {

    @Override
    public String words() {
        return "mean more than " + percent + " % worse";
    }

    @Override
    public boolean callsWorse(PooledScores scores) {
        double ratio = scores.worseBy(PooledScores.mean(scores.base()), PooledScores.mean(scores.head()));
        return ratio > 1 + percent / 100.0;
    }
}
