package dev.backsight.checker.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PowerTest {

    @Test
    void theAdvisedNumberOfReplicatesFindsFourInFive() {
        double excess = 0.05;
        double spread = 0.04;
        double level = 0.001;
        int n = Power.replicatesFor(Design.TWO_SAMPLES, excess, spread, level, 3, 200)
                .orElseThrow();
        double found = detectionRate(n, excess, spread, level);
        assertThat(found).isBetween(0.72, 0.92);
        assertThat(detectionRate(n - 2, excess, spread, level)).isLessThan(0.8);
    }

    @Test
    void theAdvisedNumberOfPairsFindsFourInFive() {
        int n = Power.replicatesFor(Design.PAIRS, 0.02, 0.015, 0.002, 6, 200).orElseThrow();
        Random random = new Random(41);
        int found = 0;
        for (int run = 0; run < 2000; run++) {
            double[] pairs = random.doubles(n)
                    .map(ignored -> 0.02 + 0.015 * random.nextGaussian())
                    .toArray();
            if (PairedMean.of(pairs).pGreaterThan(0) <= 0.002) {
                found++;
            }
        }
        assertThat(found / 2000.0).isBetween(0.76, 0.9);
    }

    @Test
    void thereIsNoNumberForNothing() {
        assertThat(Power.replicatesFor(Design.TWO_SAMPLES, 0, 0.1, 0.01, 3, 200))
                .isEqualTo(OptionalInt.empty());
        assertThat(Power.replicatesFor(Design.TWO_SAMPLES, -0.1, 0.1, 0.01, 3, 200))
                .isEqualTo(OptionalInt.empty());
        assertThat(Power.replicatesFor(Design.TWO_SAMPLES, 1e-9, 0.1, 0.01, 3, 200))
                .isEqualTo(OptionalInt.empty());
    }

    @Test
    void noSmallerNumberWouldDo() {
        Random random = new Random(43);
        for (int run = 0; run < 300; run++) {
            double excess = Math.exp(-5 * random.nextDouble());
            double spread = Math.exp(-5 * random.nextDouble());
            double level = 1e-4 + 0.01 * random.nextDouble();
            OptionalInt first = IntStream.rangeClosed(4, 60)
                    .filter(n -> excess >= Power.detectableExcess(Design.PAIRS, n, spread, level))
                    .findFirst();
            assertThat(Power.replicatesFor(Design.PAIRS, excess, spread, level, 4, 60))
                    .isEqualTo(first);
        }
    }

    @Test
    void neverAdvisesLessThanAsked() {
        assertThat(Power.replicatesFor(Design.TWO_SAMPLES, 10, 0.01, 0.01, 7, 200))
                .hasValue(7);
    }

    private static double detectionRate(int n, double excess, double spread, double level) {
        Random random = new Random(17);
        int found = 0;
        int runs = 2000;
        for (int run = 0; run < runs; run++) {
            double[] base = new double[n];
            double[] head = new double[n];
            for (int i = 0; i < n; i++) {
                base[i] = spread * random.nextGaussian();
                head[i] = excess + spread * random.nextGaussian();
            }
            if (MeanDifference.of(base, head).pGreaterThan(0) <= level) {
                found++;
            }
        }
        return (double) found / runs;
    }
}
