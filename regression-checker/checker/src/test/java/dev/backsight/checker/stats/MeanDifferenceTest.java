package dev.backsight.checker.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MeanDifferenceTest {

    /** Student's sleep data ("The probable error of a mean", 1908): R's {@code t.test(extra ~ group, var.equal = TRUE)}. */
    private static final double[] SLEEP_1 = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};

    private static final double[] SLEEP_2 = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};

    @Test
    void poolsEqualSampleSizes() {
        MeanDifference difference = MeanDifference.of(SLEEP_1, SLEEP_2);
        assertThat(difference.estimate()).isCloseTo(1.58, within(1e-12));
        assertThat(difference.degreesOfFreedom()).isEqualTo(18);
        assertThat(difference.estimate() / difference.standardError()).isCloseTo(1.8608, within(5e-5));
        assertThat(difference.pGreaterThan(0)).isCloseTo(0.07919 / 2, within(5e-6));
        assertThat(difference.pLessThan(0)).isCloseTo(1 - 0.07919 / 2, within(5e-6));
        assertThat(difference.halfWidth(0.025)).isCloseTo((3.363874 + 0.203874) / 2, within(1e-5));
    }

    @Test
    void doesNotPoolUnequalOnes() {
        double[] short1 = {27.5, 21.0, 19.0, 23.6, 17.0, 17.9, 16.9, 20.1, 21.9, 22.6, 23.1, 19.6, 19.0, 21.7, 21.4};
        double[] long2 = {
            27.1, 22.0, 20.8, 23.4, 23.4, 23.5, 25.8, 22.0, 24.8, 20.2, 21.9, 22.1, 22.9, 30.5, 24.4, 22.8, 25.1
        };
        MeanDifference difference = MeanDifference.of(short1, long2);
        double errorShort = variance(short1) / short1.length;
        double errorLong = variance(long2) / long2.length;
        assertThat(difference.standardError()).isCloseTo(Math.sqrt(errorShort + errorLong), within(1e-12));
        double satterthwaite =
                Math.pow(errorShort + errorLong, 2) / (errorShort * errorShort / 14 + errorLong * errorLong / 16);
        assertThat(difference.degreesOfFreedom()).isCloseTo(2 / (1 / satterthwaite + 1.0 / 14), within(1e-9));
    }

    /** At 1 % of 28 benchmarks; Satterthwaite's degrees of freedom alone reject 4.3 times too often here. */
    @Test
    void keepsTheLevelOfACorrectedTestWithFewAndUnequalReplicates() {
        Random random = new Random(37);
        double level = 0.01 / 28;
        int rejected = 0;
        int runs = 100_000;
        for (int run = 0; run < runs; run++) {
            double[] base =
                    random.doubles(10).map(ignored -> random.nextGaussian()).toArray();
            double[] head =
                    random.doubles(3).map(ignored -> random.nextGaussian()).toArray();
            if (MeanDifference.of(base, head).pGreaterThan(0) <= level) {
                rejected++;
            }
        }
        assertThat(rejected).isLessThanOrEqualTo((int) (runs * level) + 3);
    }

    @Test
    void agreesWithPermutations() {
        Random random = new Random(3);
        for (int run = 0; run < 5; run++) {
            double[] base = random.doubles(8).toArray();
            double[] head = random.doubles(8, 0.1, 1.1).toArray();
            assertThat(MeanDifference.of(base, head).pGreaterThan(0))
                    .isCloseTo(permutationP(base, head, random), within(0.03));
        }
    }

    @Test
    void theLowerBoundExceedsTheBoundExactlyWhenTheTestRejects() {
        Random random = new Random(5);
        for (int run = 0; run < 300; run++) {
            double[] base = random.doubles(3 + random.nextInt(6)).toArray();
            double[] head = random.doubles(3 + random.nextInt(6), 0.2, 1.4).toArray();
            MeanDifference difference = MeanDifference.of(base, head);
            double level = Math.pow(10, -random.nextInt(6)) / 2;
            double bound = random.nextDouble() / 4;
            assertThat(difference.lowerBound(level) > bound).isEqualTo(difference.pGreaterThan(bound) < level);
        }
    }

    @Test
    void oneValueASideSaysNothing() {
        MeanDifference difference = MeanDifference.of(new double[] {1}, new double[] {9});
        assertThat(difference.estimate()).isEqualTo(8);
        assertThat(difference.standardError()).isInfinite();
        assertThat(difference.pGreaterThan(0)).isEqualTo(1);
        assertThat(difference.pLessThan(0)).isEqualTo(1);
        assertThat(MeanDifference.of(new double[] {1}, new double[] {9, 10}).standardError())
                .isInfinite();
    }

    @Test
    void withoutAnySpreadTheSignDecides() {
        MeanDifference difference = MeanDifference.of(new double[] {1, 1, 1}, new double[] {2, 2, 2});
        assertThat(difference.pGreaterThan(0.5)).isZero();
        assertThat(difference.pGreaterThan(1)).isEqualTo(1);
        assertThat(difference.halfWidth(0.025)).isZero();
    }

    private static double variance(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double sum = 0;
        for (double value : values) {
            sum += Math.pow(value - mean, 2);
        }
        return sum / (values.length - 1);
    }

    private static double permutationP(double[] base, double[] head, Random random) {
        double[] all = new double[base.length + head.length];
        System.arraycopy(base, 0, all, 0, base.length);
        System.arraycopy(head, 0, all, base.length, head.length);
        double seen = sumOfLast(all, head.length);
        int extreme = 0;
        int rounds = 20_000;
        for (int round = 0; round < rounds; round++) {
            for (int i = all.length - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                double swap = all[i];
                all[i] = all[j];
                all[j] = swap;
            }
            if (sumOfLast(all, head.length) >= seen - 1e-12) {
                extreme++;
            }
        }
        return (double) extreme / rounds;
    }

    private static double sumOfLast(double[] values, int count) {
        double sum = 0;
        for (int i = values.length - count; i < values.length; i++) {
            sum += values[i];
        }
        return sum;
    }
}
