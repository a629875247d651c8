package dev.backsight.checker.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SignedRankTest {

    /** Depression before and after a tranquilizer: Hollander and Wolfe 1973, page 29; R's wilcox.test prints V = 40. */
    private static final double[] DIFFERENCES = {0.952, -0.147, 1.022, 0.430, 0.620, 0.590, 0.490, -0.080, 0.010};

    @Test
    void agreesWithAPublishedExample() {
        SignedRank ranks = SignedRank.of(DIFFERENCES);
        assertThat(ranks.pGreaterThan(0)).isEqualTo(10.0 / 512);
        assertThat(ranks.estimate()).isCloseTo(0.46, within(1e-9));
    }

    @Test
    void agreesWithListingAllSignsAndAllAverages() {
        Random random = new Random(5);
        for (int run = 0; run < 200; run++) {
            int n = 1 + random.nextInt(11);
            double[] values = random.doubles(n)
                    .map(value -> Math.rint(value * 50) / 10 - 2)
                    .toArray();
            double bound = Math.rint(random.nextGaussian() * 10) / 10;
            SignedRank ranks = SignedRank.of(values);
            assertThat(ranks.estimate()).isCloseTo(Location.median(averages(values)), within(1e-12));
            if (Arrays.stream(values)
                                    .map(value -> value - bound)
                                    .map(Math::abs)
                                    .distinct()
                                    .count()
                            == n
                    && Arrays.stream(values).noneMatch(value -> Math.abs(value - bound) < 1e-9)) {
                assertThat(ranks.pGreaterThan(bound)).isCloseTo(byAllSigns(values, bound), within(1e-9));
            }
        }
    }

    @Test
    void theTestRejectsExactlyWhatLiesBelowItsBound() {
        Random random = new Random(6);
        for (int run = 0; run < 100; run++) {
            double[] values = random.doubles(6 + random.nextInt(20), -1, 2).toArray();
            SignedRank ranks = SignedRank.of(values);
            double low = ranks.lowerBound(0.025);
            assertThat(ranks.pGreaterThan(Math.nextDown(low) - 1e-9)).isLessThanOrEqualTo(0.025);
            assertThat(ranks.pGreaterThan(low + 1e-9)).isGreaterThan(0.025);
            double[] mirrored = Arrays.stream(values).map(value -> -value).toArray();
            assertThat(ranks.upperBound(0.025))
                    .isCloseTo(-SignedRank.of(mirrored).lowerBound(0.025), within(1e-12));
            assertThat(ranks.estimate()).isBetween(low, ranks.upperBound(0.025));
        }
    }

    @Test
    void aTieWithTheBoundRejectsLess() {
        SignedRank ranks = SignedRank.of(new double[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
        assertThat(ranks.pGreaterThan(0)).isGreaterThan(ranks.pGreaterThan(-0.001));
    }

    @Test
    void tooFewValuesBoundNothing() {
        SignedRank ranks = SignedRank.of(new double[] {1, 2, 3});
        assertThat(ranks.lowerBound(0.025)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(ranks.upperBound(0.025)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(ranks.pGreaterThan(0)).isEqualTo(SignedRank.leastPValue(3));
    }

    @Test
    void theNormalApproximationGoesOnWhereTheExactDistributionEnds() {
        SignedRankDistribution exact = new SignedRankDistribution(200);
        SignedRankDistribution normal = new SignedRankDistribution(201);
        for (double tail : new double[] {0.4, 0.1, 0.025, 0.001}) {
            double sum = 200 * 201 / 2.0;
            double deviation = Math.sqrt(200 * 201.0 * 401 / 24);
            double other = Math.sqrt(201 * 202.0 * 403 / 24);
            assertThat((normal.mostBelow(tail) - 201 * 202 / 4.0) / other)
                    .isCloseTo((exact.mostBelow(tail) - sum / 2) / deviation, within(0.02));
        }
    }

    @Test
    void manyValuesNeedNoListOfTheirAverages() {
        double[] values = new Random(7).doubles(100_000).toArray();
        assertThat(SignedRank.of(values).estimate()).isCloseTo(0.5, within(0.005));
    }

    @Test
    void whatHasNoRankIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> SignedRank.of(new double[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> SignedRank.of(new double[] {1, Double.NaN}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SignedRank.of(new double[] {Double.NEGATIVE_INFINITY, 1}));
    }

    private static double[] averages(double[] values) {
        double[] all = new double[values.length * (values.length + 1) / 2];
        int next = 0;
        for (int i = 0; i < values.length; i++) {
            for (int k = i; k < values.length; k++) {
                all[next++] = (values[i] + values[k]) / 2;
            }
        }
        return all;
    }

    /** What share of all ways to hand out signs has a sum of positive ranks as large as the one seen. */
    private static double byAllSigns(double[] values, double bound) {
        double[] sizes = Arrays.stream(values)
                .map(value -> Math.abs(value - bound))
                .sorted()
                .toArray();
        int seen = 0;
        for (double value : values) {
            if (value > bound) {
                seen += 1 + Arrays.binarySearch(sizes, Math.abs(value - bound));
            }
        }
        int asLarge = 0;
        for (int signs = 0; signs < 1 << sizes.length; signs++) {
            int sum = 0;
            for (int i = 0; i < sizes.length; i++) {
                sum += (signs >> i & 1) * (i + 1);
            }
            asLarge += sum >= seen ? 1 : 0;
        }
        return (double) asLarge / (1 << sizes.length);
    }
}
