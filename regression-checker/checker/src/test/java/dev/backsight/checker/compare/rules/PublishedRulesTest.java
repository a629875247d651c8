package dev.backsight.checker.compare.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.util.ListStatistics;

/** Known answers: by hand, by a naive count, or by the tool itself where it is Java. */
class PublishedRulesTest {

    /** Made so that the medians are 10 and 12, the means 10 and 12, and nothing overlaps. */
    private static final double[] LOW = {9.8, 9.9, 10.0, 10.1, 10.2};

    private static final double[] HIGH = {11.8, 11.9, 12.0, 12.1, 12.2};

    @Test
    void jmhsErrorIsWhatJmhPrints() {
        double[] values = normal(new Random(1), 25, 100, 3);
        assertThat(JmhIntervals.error(values))
                .isCloseTo(new ListStatistics(values).getMeanErrorAt(0.999), within(1e-9));
        assertThat(JmhIntervals.error(new double[] {1, 2})).isNaN();
        assertThat(new JmhIntervals().callsWorse(new PooledScores(new double[] {1}, new double[] {9}, true)))
                .isFalse();
    }

    @Test
    void jmhsIntervalsMustNotOverlap() {
        JmhIntervals rule = new JmhIntervals();
        // Error of either: 8.610 * 0.15811 / sqrt(5) = 0.609.
        assertThat(JmhIntervals.error(LOW)).isCloseTo(0.609, within(1e-3));
        assertThat(rule.callsWorse(times(LOW, HIGH))).isTrue();
        assertThat(rule.callsWorse(times(HIGH, LOW))).isFalse();
        assertThat(rule.callsWorse(rates(HIGH, LOW))).isTrue();
        assertThat(rule.callsWorse(times(LOW, plus(LOW, 1.21)))).isFalse();
        assertThat(rule.callsWorse(times(LOW, plus(LOW, 1.23)))).isTrue();
    }

    @Test
    void mannWhitneysPIsThatOfTheCountedPairs() {
        Random random = new Random(3);
        for (int round = 0; round < 50; round++) {
            double[] base = normal(random, 20, 100, 5);
            double[] head = normal(random, 25, 102, 5);
            double wins = 0;
            for (double left : base) {
                for (double right : head) {
                    wins += left < right ? 1 : left == right ? 0.5 : 0;
                }
            }
            double u = Math.min(wins, 500 - wins);
            double z = (u - 250) / Math.sqrt(20.0 * 25 * 46 / 12);
            assertThat(MannWhitney.pValue(times(base, head)))
                    .isCloseTo(2 * new NormalDistribution().cumulativeProbability(z), within(1e-9));
        }
    }

    @Test
    void mannWhitneyAsksForItsFactorOfTheMediansToo() {
        double[] base = IntStream.range(0, 50).mapToDouble(i -> 100 + i / 100.0).toArray();
        MannWhitney plain = new MannWhitney("a tool", 0.05, 1, "somewhere");
        MannWhitney factor = new MannWhitney("a tool", 0.002, 1.1, "somewhere");

        assertThat(plain.callsWorse(times(base, times(base, 1.05)))).isTrue();
        assertThat(factor.callsWorse(times(base, times(base, 1.05)))).isFalse();
        assertThat(factor.callsWorse(times(base, times(base, 1.11)))).isTrue();
        assertThat(plain.callsWorse(times(times(base, 1.05), base))).isFalse();
        assertThat(factor.callsWorse(rates(times(base, 1.11), base))).isTrue();
    }

    /** t = 2.8353 with 27.71 degrees of freedom, p = 0.00845: worked out elsewhere, by definition and by integration. */
    @Test
    void welchsTestIsItsDefinition() {
        double[] left = {27.5, 21.0, 19.0, 23.6, 17.0, 17.9, 16.9, 20.1, 21.9, 22.6, 23.1, 19.6, 19.0, 21.7, 21.4};
        double[] right = {27.1, 22.0, 20.8, 23.4, 23.4, 23.5, 25.8, 22.0, 24.8, 20.2, 21.9, 22.1, 22.9, 30.0, 23.9};
        // Independently: the statistic by its definition.
        assertThat(Criterion.t(left, right)).isCloseTo(2.8353, within(1e-3));
        assertThat(new Welch("a tool", 0.0086, "somewhere").callsWorse(times(left, right)))
                .isTrue();
        assertThat(new Welch("a tool", 0.0083, "somewhere").callsWorse(times(left, right)))
                .isFalse();
        assertThat(new Welch("a tool", 0.05, "somewhere").callsWorse(times(right, left)))
                .isFalse();
        assertThat(new Welch("a tool", 0.05, "somewhere").callsWorse(times(new double[] {1}, new double[] {2})))
                .isFalse();
    }

    @Test
    void thresholdsLookAtTheMeanAlone() {
        MeanRatio five = new MeanRatio("a tool", 5, "somewhere");
        assertThat(five.callsWorse(times(LOW, times(LOW, 1.049)))).isFalse();
        assertThat(five.callsWorse(times(LOW, times(LOW, 1.051)))).isTrue();
        assertThat(five.callsWorse(rates(times(LOW, 1.051), LOW))).isTrue();
        assertThat(five.callsWorse(rates(LOW, times(LOW, 1.051)))).isFalse();
        assertThat(new MeanRatio("a tool", 100, "somewhere").callsWorse(times(LOW, times(LOW, 1.99))))
                .isFalse();
    }

    @Test
    void criterionFindsWhatIsPlainAndKeepsQuietBelowItsNoiseThreshold() {
        Random random = new Random(5);
        Criterion rule = new Criterion(400, 7);
        double[] base = normal(random, 100, 100, 1);
        double[] head = normal(random, 100, 100, 1);

        assertThat(rule.callsWorse(times(base, times(head, 1.03)))).isTrue();
        assertThat(rule.callsWorse(rates(times(head, 1.03), base))).isTrue();
        // Significant, but not shown to be more than 1 %.
        assertThat(rule.callsWorse(times(base, times(base, 1.009)))).isFalse();
        assertThat(rule.callsWorse(times(base, base))).isFalse();
    }

    /** On identical, independent, normal samples: 5 % are significant either way, of which half are worse. */
    @Test
    void criterionsTestHasItsLevelOnSamplesThatAreWhatItTakesThemFor() {
        Random random = new Random(11);
        int worse = 0;
        for (int round = 0; round < 1_000; round++) {
            // So much scatter that the noise threshold plays hardly a part.
            double[] base = normal(random, 40, 100, 20);
            double[] head = normal(random, 40, 100, 20);
            worse += new Criterion(200, round).callsWorse(times(base, head)) ? 1 : 0;
        }
        // At most 25, less those whose interval reaches below 1 %; give or take 5.
        assertThat(worse).isBetween(5, 40);
    }

    @Test
    void everyRuleSaysWhoseItIsAndWhereItStands() {
        assertThat(PublishedRules.all(1)).hasSize(10).allSatisfy(rule -> {
            assertThat(rule.tool()).isNotBlank();
            assertThat(rule.words()).isNotBlank();
            assertThat(rule.source()).isNotBlank();
        });
    }

    private static PooledScores times(double[] base, double[] head) {
        return new PooledScores(base, head, true);
    }

    private static PooledScores rates(double[] base, double[] head) {
        return new PooledScores(base, head, false);
    }

    private static double[] times(double[] values, double factor) {
        return Arrays.stream(values).map(value -> value * factor).toArray();
    }

    private static double[] plus(double[] values, double more) {
        return Arrays.stream(values).map(value -> value + more).toArray();
    }

    private static double[] normal(Random random, int count, double mean, double deviation) {
        return IntStream.range(0, count)
                .mapToDouble(i -> mean + deviation * random.nextGaussian())
                .toArray();
    }
}
