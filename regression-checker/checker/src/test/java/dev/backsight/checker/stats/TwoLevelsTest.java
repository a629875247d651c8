package dev.backsight.checker.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TwoLevelsTest {

    @Test
    void findsTheSplit() {
        TwoLevels levels = TwoLevels.of(new double[] {1.01, 2.0, 0.99, 1.0, 2.02, 1.0, 1.98, 1.0, 1.0, 1.0});
        assertThat(levels.distance()).isCloseTo(1, within(0.01));
        assertThat(levels.separation()).isGreaterThan(20);
    }

    @Test
    void anOutlierIsNoLevel() {
        TwoLevels levels = TwoLevels.of(new double[] {1.01, 9, 0.99, 1.0, 1.02, 1.0, 0.98, 1.0, 1.0, 1.0});
        assertThat(levels.separation()).isLessThan(9);
    }

    @Test
    void equalValuesHaveOneLevel() {
        assertThat(TwoLevels.of(new double[] {3, 3, 3, 3, 3, 3, 3}).separation())
                .isZero();
        assertThat(TwoLevels.of(new double[] {3, 4}).separation()).isZero();
    }

    /** The limit that Stability applies. */
    @Test
    void normalForksSeldomLookLikeTwoLevels() {
        Random random = new Random(31);
        int seen = 0;
        int runs = 20_000;
        for (int run = 0; run < runs; run++) {
            double[] values = new double[10];
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextGaussian();
            }
            if (TwoLevels.of(values).separation() > 9) {
                seen++;
            }
        }
        assertThat((double) seen / runs).isLessThan(0.005);
    }
}
