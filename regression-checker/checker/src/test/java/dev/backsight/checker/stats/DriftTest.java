package dev.backsight.checker.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DriftTest {

    @Test
    void findsASteadyFall() {
        Drift drift = Drift.of(forks(new Random(1), 5, 12, -0.02, 0.005));
        assertThat(drift.mean()).isCloseTo(-0.16, within(0.02));
        assertThat(drift.pValue()).isLessThan(0.001);
    }

    @Test
    void calmForksSeldomDrift() {
        Random random = new Random(2);
        int found = 0;
        for (int run = 0; run < 4000; run++) {
            if (Drift.of(forks(random, 5, 12, 0, 0.05)).pValue() <= 0.01) {
                found++;
            }
        }
        // 40 expected; 4 standard deviations above.
        assertThat(found).isBetween(10, 66);
    }

    @Test
    void oneSlowIterationIsNoDrift() {
        double[][] forks = forks(new Random(3), 5, 12, 0, 0.01);
        for (double[] fork : forks) {
            fork[11] *= 20;
        }
        assertThat(Math.abs(Drift.of(forks).mean())).isLessThan(0.03);
    }

    @Test
    void fewForksOrIterationsShowNone() {
        assertThat(Drift.of(forks(new Random(4), 2, 12, -0.1, 0.001)).pValue()).isEqualTo(1);
        assertThat(Drift.of(forks(new Random(4), 5, 5, -0.1, 0.001)).pValue()).isEqualTo(1);
    }

    private static double[][] forks(Random random, int forks, int iterations, double slope, double noise) {
        double[][] values = new double[forks][iterations];
        for (double[] fork : values) {
            double level = 100 * Math.exp(0.05 * random.nextGaussian());
            for (int i = 0; i < iterations; i++) {
                fork[i] = level * Math.exp(slope * i + noise * random.nextGaussian());
            }
        }
        return values;
    }
}
