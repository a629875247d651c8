package dev.backsight.checker.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Against printed tables (R's {@code qt} and {@code pt}). */
class StudentTTest {

    @Test
    void quantilesAreThoseOfTheTables() {
        assertThat(new StudentT(8).exceededWith(0.025)).isCloseTo(2.306004, within(1e-6));
        assertThat(new StudentT(4).exceededWith(0.005)).isCloseTo(4.604095, within(1e-6));
        assertThat(new StudentT(2).exceededWith(0.05)).isCloseTo(2.919986, within(1e-6));
        assertThat(new StudentT(1).exceededWith(0.2)).isCloseTo(1.376382, within(1e-6));
        assertThat(new StudentT(30).exceededWith(0.5)).isCloseTo(0, within(1e-9));
    }

    @Test
    void farTailsKeepTheirPrecision() {
        // Cauchy: P(T > t) = 1/2 - atan(t)/π, which for large t is 1/(π t).
        assertThat(new StudentT(1).upperTail(1e9) * Math.PI * 1e9).isCloseTo(1, within(1e-9));
        for (double tail : new double[] {1e-3, 1e-6, 1e-9}) {
            double t = new StudentT(8).exceededWith(tail);
            assertThat(new StudentT(8).upperTail(t) / tail).isCloseTo(1, within(1e-5));
        }
    }
}
