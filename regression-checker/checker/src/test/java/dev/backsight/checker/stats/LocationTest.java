package dev.backsight.checker.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LocationTest {

    @Test
    void medianIsTheMiddleOrTheMeanOfTheTwoInTheMiddle() {
        assertThat(Location.median(new double[] {7})).isEqualTo(7);
        assertThat(Location.median(new double[] {9, 1, 5})).isEqualTo(5);
        assertThat(Location.median(new double[] {9, 1, 5, 6})).isEqualTo(5.5);
        assertThat(Location.median(new double[] {Double.MAX_VALUE, Double.MAX_VALUE}))
                .isEqualTo(Double.MAX_VALUE);
    }

    @Test
    void medianDoesNotTouchItsArgument() {
        double[] values = {3, 1, 2};
        double median = Location.median(values);
        assertThat(median).isEqualTo(2);
        assertThat(values).containsExactly(3, 1, 2);
    }

    @Test
    void theWeightedMedianHasHalfOfTheWeightOnEitherSide() {
        assertThat(Location.weightedMedian(new double[] {7}, new double[] {0.1}))
                .isEqualTo(7);
        assertThat(Location.weightedMedian(new double[] {9, 1, 5}, new double[] {5, 1, 1}))
                .isEqualTo(9);
        assertThat(Location.weightedMedian(new double[] {9, 1, 5}, new double[] {1, 5, 1}))
                .isEqualTo(1);
        // Half of the weight lies exactly below: between the two.
        assertThat(Location.weightedMedian(new double[] {4, 2, 8}, new double[] {1, 1, 2}))
                .isEqualTo(6);
        assertThat(Location.weightedMedian(new double[] {1, Double.NaN}, new double[] {1, 1}))
                .isNaN();
        assertThatThrownBy(() -> Location.weightedMedian(new double[] {1, 2}, new double[] {1, 0}))
                .hasMessageContaining("0.0");
    }

    @Test
    void withEqualWeightsItIsTheMedian() {
        Random random = new Random(8);
        for (int n = 1; n < 50; n++) {
            double[] values = random.doubles(n).toArray();
            double[] weights = new double[n];
            Arrays.fill(weights, 0.25);
            assertThat(Location.weightedMedian(values, weights)).isEqualTo(Location.median(values));
        }
    }

    @Test
    void theMedianDeviationIsTheStandardDeviationOfNormalValuesAndOutliersDoNotMoveIt() {
        Random random = new Random(21);
        double[] values = random.doubles(100_001)
                .map(ignored -> 5 + 3 * random.nextGaussian())
                .toArray();
        assertThat(Location.medianDeviation(values)).isCloseTo(3, within(0.05));
        for (int i = 0; i < values.length; i += 10) {
            values[i] = 1e6;
        }
        assertThat(Location.medianDeviation(values)).isCloseTo(3, within(0.6));
        // Distances from 3 are 2, 1, 0, 1 and 97.
        assertThat(Location.medianDeviation(new double[] {1, 2, 3, 4, 100})).isCloseTo(1.4826, within(1e-12));
    }

    /** Against the naive oracle: medians of many samples. */
    @Test
    void theStandardErrorOfAMedianIsHowMuchMediansOfSamplesScatter() {
        Random random = new Random(22);
        double[] medians = new double[2_000];
        double errors = 0;
        for (int i = 0; i < medians.length; i++) {
            double[] sample = random.doubles(80)
                    .map(ignored -> 0.02 * random.nextGaussian())
                    .toArray();
            medians[i] = Location.median(sample);
            errors += Location.standardErrorOfMedian(sample) / medians.length;
        }
        double scatter =
                Math.sqrt(Arrays.stream(medians).map(m -> m * m).average().orElseThrow());
        assertThat(errors).isCloseTo(scatter, within(0.05 * scatter));
        assertThat(Location.standardErrorOfMedian(new double[] {1})).isNaN();
        assertThat(Location.standardErrorOfMedian(new double[0])).isNaN();
    }

    @Test
    void aNaNAnywhereMakesTheMedianNaN() {
        assertThat(Location.median(new double[] {1, Double.NaN, 2})).isNaN();
    }

    @Test
    void halfTheValuesLieOnEitherSideOfTheMedian() {
        Random random = new Random(7);
        for (int run = 0; run < 500; run++) {
            double[] values = random.doubles(1 + random.nextInt(40)).toArray();
            double median = Location.median(values);
            long below = Arrays.stream(values).filter(v -> v < median).count();
            long above = Arrays.stream(values).filter(v -> v > median).count();
            assertThat(below).isLessThanOrEqualTo(values.length / 2);
            assertThat(above).isEqualTo(below);
        }
    }

    @Test
    void meanKeepsTheDigitsOfNearlyEqualValues() {
        double[] values = {1e15 + 1, 1e15 + 2, 1e15 + 3};
        assertThat(Location.mean(values)).isEqualTo(1e15 + 2);
        assertThat(Location.mean(new double[] {0.1, 0.2, 0.6})).isCloseTo(0.3, within(1e-16));
    }

    @Test
    void anEmptySampleHasNone() {
        assertThatThrownBy(() -> Location.median(new double[0])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Location.mean(new double[0])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theTrimmedMeanPutsAsManyAsideAtEitherEnd() {
        double[] values = {1000, 3, 1, 2, 4, 5, 6, 7, 8, -1000};
        assertThat(Location.trimmedMean(values, 0.2)).isEqualTo((2.0 + 3 + 4 + 5 + 6 + 7) / 6);
        assertThat(Location.trimmedMean(values, 0)).isCloseTo(3.6, within(1e-9));
        assertThat(Location.trimmedMean(new double[] {5, 1, 9}, 0.2)).isEqualTo(5);
        assertThat(Location.trimmedMean(new double[] {7}, 0.49)).isEqualTo(7);
        assertThatThrownBy(() -> Location.trimmedMean(values, 0.5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Location.trimmedMean(new double[0], 0.1)).isInstanceOf(IllegalArgumentException.class);
    }
}
