package dev.backsight.checker.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SlopeTest {

    /** Women's heights and weights, the worked example of many text books: slope 61.272, standard error 1.776. */
    @Test
    void knownAnswer() {
        double[] height = {1.47, 1.50, 1.52, 1.55, 1.57, 1.60, 1.63, 1.65, 1.68, 1.70, 1.73, 1.75, 1.78, 1.80, 1.83};
        double[] weight = {
            52.21, 53.12, 54.48, 55.84, 57.20, 58.57, 59.93, 61.29, 63.11, 64.47, 66.28, 68.10, 69.92, 72.19, 74.46
        };

        Slope slope = Slope.of(height, weight);

        assertThat(slope.estimate()).isCloseTo(61.272, within(0.001));
        assertThat(slope.standardError()).isCloseTo(1.776, within(0.001));
        assertThat(slope.degreesOfFreedom()).isEqualTo(13);
        // The 95 % interval of the same source, 57.4 to 65.1.
        assertThat(slope.halfWidth(0.05)).isCloseTo(3.837, within(0.002));
        assertThat(slope.pValue()).isLessThan(1e-12);
    }

    @Test
    void withoutVariationOrPointsNothingIsKnown() {
        assertThat(Slope.of(new double[] {1, 1, 1, 1}, new double[] {1, 2, 3, 4})
                        .pValue())
                .isEqualTo(1);
        assertThat(Slope.of(new double[] {1, 2}, new double[] {1, 2}).halfWidth(0.01))
                .isInfinite();
        assertThat(Slope.mean(new double[] {3}).pValue()).isEqualTo(1);
        assertThatThrownBy(() -> Slope.of(new double[] {1, 2, 3}, new double[] {1, 2}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPerfectLineLeavesNoDoubt() {
        assertThat(Slope.of(new double[] {1, 2, 3, 4}, new double[] {2, 4, 6, 8})
                        .pValue())
                .isZero();
        assertThat(Slope.of(new double[] {1, 2, 3, 4}, new double[] {5, 5, 5, 5})
                        .pValue())
                .isEqualTo(1);
    }

    @Test
    void whereThereIsNoSlopeOneInTwentyLooksLikeOneAtFivePercent() {
        Random random = new Random(42);
        int found = 0;
        for (int run = 0; run < 4000; run++) {
            double[] x = new double[10];
            double[] y = new double[10];
            for (int i = 0; i < 10; i++) {
                x[i] = i % 2 == 0 ? 1 : -1;
                y[i] = random.nextGaussian();
            }
            found += Slope.of(x, y).pValue() < 0.05 ? 1 : 0;
        }
        // 200 expected, standard deviation 14.
        assertThat(found).isBetween(145, 255);
    }
}
