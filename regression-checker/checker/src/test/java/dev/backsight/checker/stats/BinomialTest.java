package dev.backsight.checker.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinomialTest {

    /** At either end of the interval, a result as extreme as the one seen has probability 2.5 %. */
    @ParameterizedTest
    @CsvSource({"1, 10", "5, 10", "9, 10", "3, 2000", "20, 2000", "1000, 2000", "1, 1000000"})
    void theEndsAreWhereTheSummedTailsSaySo(int hits, int trials) {
        Binomial interval = Binomial.interval(hits, trials, 0.95);
        assertThat(1 - atMost(hits - 1, trials, interval.low())).isCloseTo(0.025, within(1e-6));
        assertThat(atMost(hits, trials, interval.high())).isCloseTo(0.025, within(1e-6));
    }

    /** Nothing of n: the upper end is 1 - 0.025^(1/n). */
    @Test
    void noneAndAllHaveOneOpenEnd() {
        Binomial none = Binomial.interval(0, 1_000, 0.95);
        assertThat(none.low()).isZero();
        assertThat(none.high()).isCloseTo(1 - Math.pow(0.025, 1 / 1_000.0), within(1e-8));
        Binomial all = Binomial.interval(1_000, 1_000, 0.95);
        assertThat(all.high()).isEqualTo(1);
        assertThat(all.low()).isCloseTo(Math.pow(0.025, 1 / 1_000.0), within(1e-8));
    }

    @Test
    void nothingTriedTellsNothing() {
        assertThat(Binomial.interval(0, 0, 0.95)).isEqualTo(new Binomial(0, 1));
        assertThatThrownBy(() -> Binomial.interval(2, 1, 0.95)).isInstanceOf(IllegalArgumentException.class);
    }

    private static double atMost(int hits, int trials, double p) {
        double term = trials * Math.log1p(-p);
        double sum = 0;
        for (int k = 0; k <= hits; k++) {
            sum += Math.exp(term);
            term += Math.log((double) (trials - k) / (k + 1)) + Math.log(p) - Math.log1p(-p);
        }
        return sum;
    }
}
