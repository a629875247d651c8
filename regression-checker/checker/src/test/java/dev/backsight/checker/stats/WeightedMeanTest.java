package dev.backsight.checker.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WeightedMeanTest {

    @Test
    void workedByHand() {
        // Weights 100 and 25: shares 0.8 and 0.2; 4 * (0.16 / 10 + 0.16 / 20) = 0.096; 1 / (0.064 + 0.002) = 15.15.
        Slope mean = WeightedMean.of(List.of(new Slope(1, 0.1, 10), new Slope(2, 0.2, 20)));

        assertThat(mean.estimate()).isCloseTo(1.2, within(1e-12));
        assertThat(mean.standardError()).isCloseTo(Math.sqrt(1.096 / 125), within(1e-12));
        assertThat(mean.degreesOfFreedom()).isCloseTo(1 / 0.066, within(1e-9));
    }

    @Test
    void whatIsKnownTooLittleOfIsLeftOut() {
        assertThat(WeightedMean.of(List.of(new Slope(1, 0.1, 10), new Slope(99, 0.1, 3), Slope.UNKNOWN))
                        .estimate())
                .isEqualTo(1);
        assertThat(WeightedMean.of(List.of(new Slope(99, 0.1, 3)))).isEqualTo(Slope.UNKNOWN);
        assertThat(WeightedMean.of(List.of())).isEqualTo(Slope.UNKNOWN);
    }

    @Test
    void itsIntervalMissesAboutAsOftenAsItSays() {
        Random random = new Random(11);
        int missed = 0;
        for (int run = 0; run < 3000; run++) {
            List<Slope> slopes = new ArrayList<>();
            for (int benchmark = 0; benchmark < 20; benchmark++) {
                double[] values = new double[10];
                double spread = Math.exp(random.nextGaussian());
                for (int i = 0; i < values.length; i++) {
                    values[i] = spread * random.nextGaussian();
                }
                slopes.add(Slope.mean(values));
            }
            Slope mean = WeightedMean.of(slopes);
            missed += Math.abs(mean.estimate()) > mean.halfWidth(0.05) ? 1 : 0;
        }
        // 150 if the correction were exact; without it 300.
        assertThat(missed).isBetween(90, 230);
    }
}
