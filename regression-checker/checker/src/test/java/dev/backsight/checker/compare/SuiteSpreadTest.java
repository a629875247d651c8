package dev.backsight.checker.compare;

import static dev.backsight.checker.compare.RunBuilder.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backsight.checker.model.ForkSamples;
import dev.backsight.checker.model.Metric;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Unit;
import dev.backsight.checker.stats.PairedMean;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuiteSpreadTest {

    private static final MatchedSide NONE = new MatchedSide(new ForkSamples(new double[][] {{1000}}));

    @Test
    void onePairIsAsUncertainAsItsSlicesSay() {
        Contrast calm = Contrasts.of(id("calm"), one(), one(), new double[] {0.1}, new double[] {0.01}, role());
        Contrast wild = Contrasts.of(id("wild"), one(), one(), new double[] {0.1}, new double[] {0.06}, role());
        SuiteSpread spread = new SuiteSpread(List.of(calm, wild));

        PairedMean ofCalm = spread.moderated(calm);
        PairedMean ofWild = spread.moderated(wild);
        assertThat(ofCalm.estimate()).isEqualTo(0.1);
        // Four values' worth of what slices say, and 0.8 % for the luck of forks.
        assertThat(ofCalm.degreesOfFreedom()).isEqualTo(4);
        assertThat(ofCalm.standardError()).isCloseTo(Math.hypot(0.01, 0.008), within(1e-12));
        assertThat(ofWild.standardError()).isCloseTo(Math.hypot(0.06, 0.008), within(1e-12));
    }

    @Test
    void pairsThatAgreeByCoincidenceAreDrawnTowardsWhatTheirSlicesSay() {
        double[] differences = {0.05, 0.0501, 0.0499};
        double[] errors = {0.02, 0.02, 0.02};
        Contrast contrast = Contrasts.of(id("m"), three(), three(), differences, errors, role());

        PairedMean moderated = new SuiteSpread(List.of(contrast)).moderated(contrast);
        double likely = 0.02 * 0.02 + 0.008 * 0.008;
        double own = 0.0001 * 0.0001;
        assertThat(moderated.variance()).isCloseTo((2 * own + 4 * likely) / 6, within(1e-12));
        assertThat(moderated.degreesOfFreedom()).isEqualTo(6);
    }

    @Test
    void whatHasNoSlicesIsAsUncertainAsItsFamilyAndLittleIsMadeOfThat() {
        List<Contrast> family = List.of(tail("a", 0.02), tail("b", -0.03), tail("c", 0.01), tail("d", 0.9));
        PairedMean moderated = new SuiteSpread(family).moderated(tail("d", 0.9));
        assertThat(moderated.degreesOfFreedom()).isEqualTo(1);
        // 0.9 is 0.885 from the median, the others 0.045, 0.005 and 0.005.
        assertThat(moderated.standardError()).isCloseTo(1.4826 * 0.025, within(1e-9));
    }

    @Test
    void bytesThatAgreeWithinAForkMayStillDifferBetweenForks() {
        Metric allocation = Metric.of(Metric.ALLOCATION, new Unit("B/op"), MetricFamily.ALLOCATION);
        MatchedMetric matched = new MatchedMetric(id("m"), allocation, NONE, NONE, 0.01, 16, List.of());
        Contrast contrast = Contrast.ofPairs(
                matched,
                new double[] {1000},
                new double[] {1040},
                new double[] {40},
                new double[] {0},
                role(),
                List.of(),
                List.of());
        assertThat(new SuiteSpread(List.of(contrast)).moderated(contrast).standardError())
                .isCloseTo(0.5 * 16, within(1e-9));
    }

    private static Contrast tail(String name, double difference) {
        Metric p99 = Metric.of("p99", new Unit("us/op"), MetricFamily.TAIL);
        MatchedMetric matched = new MatchedMetric(id(name), p99, NONE, NONE, 0.1, 0, List.of());
        return Contrast.ofPairs(
                matched,
                one(),
                one(),
                new double[] {difference},
                new double[] {Double.NaN},
                role(),
                List.of(),
                List.of());
    }

    private static double[] one() {
        return new double[] {1};
    }

    private static double[] three() {
        double[] values = new double[3];
        Arrays.fill(values, 1);
        return values;
    }

    private static Role role() {
        return Role.NOT_SUSPECTED;
    }
}
