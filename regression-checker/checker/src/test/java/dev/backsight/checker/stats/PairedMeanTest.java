package dev.backsight.checker.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.math3.stat.inference.TTest;
import org.junit.jupiter.api.Test;

class PairedMeanTest {

    /** Student's sleep data ("The probable error of a mean", 1908): R's {@code t.test(extra ~ group, paired = TRUE)}. */
    @Test
    void agreesWithStudentsOwnExample() {
        PairedMean mean = PairedMean.of(new double[] {1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4});
        assertThat(mean.estimate()).isCloseTo(1.58, within(1e-12));
        assertThat(mean.degreesOfFreedom()).isEqualTo(9);
        assertThat(mean.estimate() / mean.standardError()).isCloseTo(4.0621, within(5e-5));
        assertThat(mean.pGreaterThan(0)).isCloseTo(0.002833 / 2, within(5e-7));
        assertThat(mean.estimate() - mean.halfWidth(0.025)).isCloseTo(0.7001142, within(1e-6));
        assertThat(mean.estimate() + mean.halfWidth(0.025)).isCloseTo(2.4598858, within(1e-6));
        assertThat(mean.variance()).isCloseTo(1.512889, within(1e-6));
    }

    @Test
    void agreesWithAnotherImplementation() {
        Random random = new Random(7);
        TTest other = new TTest();
        for (int run = 0; run < 300; run++) {
            double[] values = random.doubles(2 + random.nextInt(20), -1, 1.5).toArray();
            double bound = random.nextDouble() / 2;
            double twoSided = other.tTest(bound, values);
            boolean above = other.t(bound, values) > 0;
            PairedMean mean = PairedMean.of(values);
            assertThat(mean.pGreaterThan(bound)).isCloseTo(above ? twoSided / 2 : 1 - twoSided / 2, within(1e-9));
            assertThat(mean.pGreaterThan(bound) + mean.pLessThan(bound)).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void onePairSaysNothing() {
        PairedMean mean = PairedMean.of(new double[] {3});
        assertThat(mean.estimate()).isEqualTo(3);
        assertThat(mean.pGreaterThan(0)).isEqualTo(1);
        assertThat(mean.halfWidth(0.025)).isInfinite();
    }

    @Test
    void withoutAnySpreadTheSignDecides() {
        PairedMean mean = PairedMean.of(new double[] {64, 64, 64});
        assertThat(mean.pGreaterThan(63)).isZero();
        assertThat(mean.pGreaterThan(64)).isEqualTo(1);
        assertThat(mean.lowerBound(0.001)).isEqualTo(64);
    }
}
