package dev.backsight.checker.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HolmTest {

    @Test
    void agreesWithRsPAdjust() {
        Holm holm = Holm.of(new double[] {0.01, 0.04, 0.03, 0.005}, 0.05);
        assertThat(new double[] {holm.adjusted(0), holm.adjusted(1), holm.adjusted(2), holm.adjusted(3)})
                .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-15));
    }

    @Test
    void agreesWithTheStepDownProcedureSpelledOut() {
        Random random = new Random(11);
        for (int run = 0; run < 1000; run++) {
            double[] p = random.doubles(1 + random.nextInt(12))
                    .map(value -> value * value * value)
                    .toArray();
            double level = 0.05;
            Holm holm = Holm.of(p, level);
            boolean[] rejected = stepDown(p, level);
            for (int i = 0; i < p.length; i++) {
                assertThat(holm.adjusted(i) <= level).as(Arrays.toString(p)).isEqualTo(rejected[i]);
                assertThat(p[i] <= holm.level(i))
                        .as("level, " + Arrays.toString(p))
                        .isEqualTo(rejected[i]);
            }
        }
    }

    @Test
    void anEmptyFamilyIsNoTrouble() {
        assertThat(Holm.of(new double[0], 0.05)).isNotNull();
    }

    private static boolean[] stepDown(double[] p, double level) {
        boolean[] rejected = new boolean[p.length];
        for (int step = 0; step < p.length; step++) {
            int smallest = -1;
            for (int i = 0; i < p.length; i++) {
                if (!rejected[i] && (smallest < 0 || p[i] < p[smallest])) {
                    smallest = i;
                }
            }
            if (p[smallest] * (p.length - step) > level) {
                break;
            }
            rejected[smallest] = true;
        }
        return rejected;
    }
}
