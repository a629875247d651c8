package dev.backsight.checker.compare.rules;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Criterion.rs: worse where a bootstrapped t test of the samples has p &lt; 0.05 and the 95 % bootstrap interval of the
 * mean's relative change lies above the noise threshold of 1 % as a whole. The test resamples both sides from one heap, so
 * that nothing tells them apart, and asks how often t is as far from 0 as observed.
 *
 * <p>Criterion.rs takes 100,000 resamples; fewer make p and the interval coarser, not different on average.
 *
 * @param resamples for the test, and as many for the interval
 * @param seed of them
 */
record Criterion(int resamples, long seed) implements PublishedRule {

    private static final double LEVEL = 0.05;
    private static final double NOISE = 0.01;
    private static final double TAIL = 0.025;
    private static final int LEAST = 2;

    @Override
    public String tool() {
        return "Criterion.rs";
    }

    @Override
    public String words() {
        return "bootstrap p < " + LEVEL + " and change above 1 %";
    }

    @Override
    public String source() {
        return "bheisler.github.io/criterion.rs/book (significance_level, noise_threshold)";
    }

    @Override
    public boolean callsWorse(PooledScores scores) {
        // Of rates, the time an operation took: Criterion.rs measures times only.
        double[] base = scores.lowerIsBetter() ? scores.base() : reciprocals(scores.base());
        double[] head = scores.lowerIsBetter() ? scores.head() : reciprocals(scores.head());
        if (base.length < LEAST || head.length < LEAST) {
            return false;
        }
        SplittableRandom random = new SplittableRandom(seed);
        return PooledScores.mean(head) > PooledScores.mean(base)
                && pValue(base, head, random) < LEVEL
                && lowestChange(base, head, random) > NOISE;
    }

    private double pValue(double[] base, double[] head, SplittableRandom random) {
        double[] heap = Arrays.copyOf(base, base.length + head.length);
        System.arraycopy(head, 0, heap, base.length, head.length);
        double observed = Math.abs(t(base, head));
        double[] left = new double[base.length];
        double[] right = new double[head.length];
        int as = 0;
        for (int i = 0; i < resamples; i++) {
            fill(left, heap, random);
            fill(right, heap, random);
            as += Math.abs(t(left, right)) >= observed ? 1 : 0;
        }
        return (double) as / resamples;
    }

    private double lowestChange(double[] base, double[] head, SplittableRandom random) {
        double[] changes = new double[resamples];
        double[] left = new double[base.length];
        double[] right = new double[head.length];
        for (int i = 0; i < resamples; i++) {
            fill(left, base, random);
            fill(right, head, random);
            changes[i] = PooledScores.mean(right) / PooledScores.mean(left) - 1;
        }
        Arrays.sort(changes);
        return changes[(int) (TAIL * resamples)];
    }

    private static void fill(double[] sample, double[] from, SplittableRandom random) {
        for (int i = 0; i < sample.length; i++) {
            sample[i] = from[random.nextInt(from.length)];
        }
    }

    /** Two-sample t with the variances apart; 0 where nothing varies. */
    static double t(double[] left, double[] right) {
        double leftMean = sum(left) / left.length;
        double rightMean = sum(right) / right.length;
        double error = variance(left, leftMean) / left.length + variance(right, rightMean) / right.length;
        return error == 0 ? 0 : (rightMean - leftMean) / Math.sqrt(error);
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    private static double variance(double[] values, double mean) {
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return squares / (values.length - 1);
    }

    private static double[] reciprocals(double[] values) {
        return Arrays.stream(values).map(value -> 1 / value).toArray();
    }
}
