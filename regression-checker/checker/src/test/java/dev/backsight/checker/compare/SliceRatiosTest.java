package dev.backsight.checker.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.backsight.checker.stats.Location;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SliceRatiosTest {

    @Test
    void besideNoneButItsPartnerEverySliceIsAsItWas() {
        SliceRatios ratios = random(20, new Random(1));
        assertThat(ratios.beside(0).logs()).containsExactly(ratios.logs(), within(1e-12));
        assertThat(ratios.beside(0).weights()).containsExactly(ratios.weights());
    }

    /** Against the naive oracle: every slice of head less every slice of base. */
    @Test
    void eachSliceOfHeadStandsBesideThoseOfBaseThatAreNear() {
        Random random = new Random(2);
        for (int count = 1; count < 12; count++) {
            SliceRatios ratios = random(count, random);
            for (int reach = 0; reach < 4; reach++) {
                double[] expected = new double[0];
                double[] weights = new double[0];
                for (int head = 0; head < count; head++) {
                    for (int base = 0; base < count; base++) {
                        if (Math.abs(head - base) <= reach) {
                            double headLog = ratios.logs()[head] + ratios.levels()[head];
                            expected = append(expected, headLog - ratios.levels()[base]);
                            weights = append(weights, Math.min(ratios.weights()[head], ratios.weights()[base]));
                        }
                    }
                }
                assertThat(ratios.beside(reach).logs()).containsExactly(expected, within(1e-12));
                assertThat(ratios.beside(reach).weights()).containsExactly(weights);
            }
        }
    }

    @Test
    void swappingTheSidesTurnsTheSignOfWhatTheMedianSays() {
        Random random = new Random(3);
        for (int i = 0; i < 50; i++) {
            SliceRatios ratios = random(31, random);
            double[] heads = new double[31];
            double[] back = new double[31];
            for (int k = 0; k < heads.length; k++) {
                heads[k] = ratios.levels()[k] + ratios.logs()[k];
                back[k] = -ratios.logs()[k];
            }
            SliceRatios swapped = new SliceRatios(back, heads, ratios.weights());
            assertThat(PairLocation.MEDIAN.of(swapped)).isCloseTo(-PairLocation.MEDIAN.of(ratios), within(1e-9));
        }
    }

    /** What it is for: disturbances that hit one slice of one side cost less. */
    @Test
    void fivePartnersScatterLessThanOne() {
        Random random = new Random(4);
        double five = 0;
        double one = 0;
        for (int i = 0; i < 400; i++) {
            SliceRatios ratios = random(80, random);
            five += Math.pow(PairLocation.MEDIAN.of(ratios), 2);
            one += Math.pow(PairLocation.PARTNERS.of(ratios), 2);
        }
        assertThat(five).isLessThan(0.9 * one);
    }

    @Test
    void whatHasNoTwoSlicesTellsNoError() {
        assertThat(Location.standardErrorOfMedian(SliceRatios.NONE.logs())).isNaN();
        assertThat(SliceRatios.ofEqualWeight(0.3).beside(2).logs()).containsExactly(0.3);
        assertThatThrownBy(() -> new SliceRatios(new double[2], new double[1], new double[2]))
                .hasMessage("2 slices have 1 levels and 2 weights");
    }

    /** Of builds that do not differ: each slice has its own luck, and the machine drifts under both. */
    private static SliceRatios random(int count, Random random) {
        double[] levels = new double[count];
        double[] logs = new double[count];
        double[] weights = new double[count];
        double drift = 0;
        for (int k = 0; k < count; k++) {
            drift += 0.002 * random.nextGaussian();
            double base = drift + 0.05 * random.nextGaussian();
            double head = drift + 0.05 * random.nextGaussian();
            levels[k] = base;
            logs[k] = head - base;
            weights[k] = 0.1 + 0.9 * random.nextDouble();
        }
        return new SliceRatios(logs, levels, weights);
    }

    private static double[] append(double[] values, double value) {
        double[] more = Arrays.copyOf(values, values.length + 1);
        more[values.length] = value;
        return more;
    }
}
