package dev.backsight.checker.compare;

import static dev.backsight.checker.compare.RunBuilder.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.checker.model.CheckVerdict;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Verdict;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How often whole suites are judged wrongly when the truth is known. Seeded, so that a rate is the same every time. */
@Tag("slow")
class ErrorRateTest {

    private static final int BENCHMARKS = 28;
    private static final int ITERATIONS = 6;

    /** So many that a rule that is wrong in 1.5 % of suites passes for 1 % with a probability of 0.6 %. */
    private static final int SUITES = 4_000;

    /** Enough where far fewer failures are expected. */
    private static final int FEWER_SUITES = 2_000;

    private static final double TOLERANCE = 0.03;

    @ParameterizedTest
    @EnumSource(Luck.class)
    void identicalCodeSeldomFails(Luck luck) {
        assertThat(failures(FEWER_SUITES, luck, 5, 5, 1)).isLessThanOrEqualTo(FEWER_SUITES / 200);
    }

    @ParameterizedTest
    @EnumSource(Luck.class)
    void aSuiteWhollyAtItsToleranceFailsAtMostAsOftenAsAlphaSays(Luck luck) {
        assertThat(failures(SUITES, luck, 5, 5, 1 + TOLERANCE)).isLessThanOrEqualTo(SUITES / 100);
    }

    @ParameterizedTest
    @EnumSource(
            value = Luck.class,
            names = {"NORMAL", "HEAVY_TAILED"})
    void unequalForkCountsKeepTheLevelToo(Luck luck) {
        assertThat(failures(FEWER_SUITES, luck, 4, 9, 1 + TOLERANCE)).isLessThanOrEqualTo(FEWER_SUITES / 100);
    }

    @ParameterizedTest
    @EnumSource(
            value = Luck.class,
            names = {"NORMAL", "SKEWED"})
    void theIntervalHoldsTheTruth(Luck luck) {
        Random random = new Random(23);
        double truth = 1.1;
        int held = 0;
        int all = 0;
        for (int suite = 0; suite < SUITES / 40; suite++) {
            for (Comparison comparison : suite(random, luck, 5, 5, truth).comparisons()) {
                all++;
                if (comparison.change().low() <= truth - 1
                        && truth - 1 <= comparison.change().high()) {
                    held++;
                }
            }
        }
        assertThat((double) held / all).isBetween(0.93, 0.975);
    }

    @ParameterizedTest
    @EnumSource(Luck.class)
    void unchangedIsSeldomSaidOfARealLoss(Luck luck) {
        Random random = new Random(29);
        int wrong = 0;
        int all = 0;
        for (int suite = 0; suite < SUITES / 40; suite++) {
            for (Comparison comparison :
                    suite(random, luck, 8, 8, 1 + TOLERANCE).comparisons()) {
                all++;
                if (comparison.verdict() == Verdict.UNCHANGED || comparison.verdict() == Verdict.IMPROVED) {
                    wrong++;
                }
            }
        }
        // The equivalence test's level is 5 % a benchmark; 2,800 of them are within one point of their rate.
        assertThat((double) wrong / all).isLessThan(0.065);
    }

    private static int failures(int suites, Luck luck, int baseForks, int headForks, double factor) {
        Random random = new Random(19);
        int failed = 0;
        for (int suite = 0; suite < suites; suite++) {
            if (suite(random, luck, baseForks, headForks, factor).verdict() == CheckVerdict.REGRESSED) {
                failed++;
            }
        }
        return failed;
    }

    private static Findings suite(Random random, Luck luck, int baseForks, int headForks, double factor) {
        RunBuilder base = new RunBuilder();
        RunBuilder head = new RunBuilder();
        for (int i = 0; i < BENCHMARKS; i++) {
            // From calm to wild, so that no one variance stands for all.
            double spread = 0.005 * Math.pow(20, i / (BENCHMARKS - 1.0));
            base.time(id("m" + i), forks(random, luck, baseForks, spread, level -> level));
            head.time(id("m" + i), forks(random, luck, headForks, spread, level -> level * factor));
        }
        return RunComparison.compare(base.build(), head.build(), "base", Policy.DEFAULT, false);
    }

    /** Fork luck as drawn, and inside a fork iterations that resemble their predecessor, with a stall now and then. */
    private static double[][] forks(Random random, Luck luck, int forks, double spread, DoubleUnaryOperator effect) {
        double[][] values = new double[forks][ITERATIONS];
        for (double[] fork : values) {
            double level = effect.applyAsDouble(100 * Math.exp(spread * luck.draw(random)));
            double wave = 0;
            for (int i = 0; i < fork.length; i++) {
                wave = 0.6 * wave + 0.8 * random.nextGaussian();
                double stall = random.nextInt(25) == 0 ? 1.5 : 1;
                fork[i] = level * Math.exp(spread / 3 * wave) * stall;
            }
        }
        return values;
    }
}
