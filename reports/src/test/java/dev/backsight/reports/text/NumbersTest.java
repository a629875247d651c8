package dev.backsight.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.checker.model.Metric;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Side;
import dev.backsight.checker.model.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    private static final Metric TIME = Metric.of("time", new Unit("ns/op"), MetricFamily.TIME);
    private static final Metric ALLOCATION = Metric.of("allocation", new Unit("B/op"), MetricFamily.ALLOCATION);

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1234567; ns/op; 1.235 ms/op",
                "0.352; ns/op; 0.3520 ns/op",
                "999.96; ns/op; 1,000 ns/op",
                "1000; ns/op; 1 us/op",
                "3; m/op; 180 s/op",
                "1234567; ops/s; 1.235 Mops/s",
                "1.5; ops/ms; 1.500 kops/s",
                "0.0123; ops/s; 0.01230 ops/s",
                "1536; B/op; 1.500 KiB/op",
                "2; MB/op; 2 MiB/op",
                "1234567.8; frogs; 1,234,568 frogs",
                "0; ns/op; 0 ns/op",
                "-12.5; #; -12.50 #",
                "1e300; #; 1.000e+300 #",
                "1e-12; #; 1.000e-12 #",
                "NaN; ns/op; NaN ns/op",
                "Infinity; ns/op; inf s/op",
                "-Infinity; #; -inf #"
            })
    void scalesToAReadableUnit(double value, String unit, String expected) {
        Scale scale = Scale.of(new Unit(unit), Math.abs(value), Typography.PLAIN);
        assertThat(scale.text(value)).isEqualTo(expected);
    }

    @Test
    void bothSidesShareTheScaleOfTheLargerAndIgnoreWhatIsNoNumber() {
        Unit unit = new Unit("ns/op");
        Side base = new Side(900, unit, List.of());
        Side head = new Side(1200, unit, List.of());
        Side broken = new Side(Double.NaN, unit, List.of());
        assertThat(Scale.of(unit, base, head, Typography.PLAIN).text(900)).isEqualTo("0.9000 us/op");
        assertThat(Scale.of(unit, base, broken, Typography.PLAIN).text(900)).isEqualTo("900 ns/op");
        assertThat(Scale.of(unit, null, head, Typography.RICH).text(1200)).isEqualTo("1.200\u00a0\u00b5s/op");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0.093; +9.3 %",
                "-0.05; -5.0 %",
                "0.0004; +0.04 %",
                "0.00001; 0.0 %",
                "-0.00001; 0.0 %",
                "1.0027; +100 %",
                "9.99; +999 %",
                "10.85; 12 x",
                "Infinity; inf x",
                "-1; -100 %",
                "0.9994; +99.9 %",
                "0.99949; +99.9 %",
                "0.9996; +100 %"
            })
    void percentsCarryTheirSign(double relative, String expected) {
        assertThat(Percent.signed(relative, Typography.PLAIN)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"0.03; 3 %", "0.005; 0.5 %", "0.1; 10 %", "0; 0 %", "0.0125; 1.25 %", "10; 1,000 %"})
    void settingsHaveNoDecimalsTheyDoNotNeed(double relative, String expected) {
        assertThat(Percent.setting(relative, Typography.PLAIN)).isEqualTo(expected);
    }

    @Test
    void changesArePhrasedByWhatTheyAreOf() {
        assertThat(ChangePhrase.of(TIME, 0.093, Typography.PLAIN)).isEqualTo("9.3 % slower");
        assertThat(ChangePhrase.of(TIME, -0.05, Typography.PLAIN)).isEqualTo("5.0 % faster");
        assertThat(ChangePhrase.of(ALLOCATION, 0.5, Typography.PLAIN)).isEqualTo("50.0 % more allocation");
        assertThat(ChangePhrase.of(ALLOCATION, -0.5, Typography.PLAIN)).isEqualTo("50.0 % less allocation");
        assertThat(ChangePhrase.of(TIME, 0, Typography.PLAIN)).isEqualTo("no difference");
    }

    @ParameterizedTest
    @CsvSource({"0,< 0.0001", "0.00009,< 0.0001", "0.0011,0.0011", "0.034,0.034", "0.36,0.36", "1,1.00"})
    void probabilitiesShowNoDigitsThatMeanNothing(double p, String expected) {
        assertThat(Probability.text(p)).isEqualTo(expected);
    }

    @Test
    void timesAreInUtc() {
        assertThat(Moment.text(Instant.parse("2026-11-21T09:30:59Z"))).isEqualTo("2026-11-21 09:30 UTC");
        assertThat(Moment.date(Instant.parse("2026-11-21T23:59:59Z"))).isEqualTo("2026-11-21");
        assertThat(Moment.text(Instant.MAX)).isEqualTo("+1000000000-12-31T23:59:59.999999999Z");
        assertThat(Moment.date(Instant.MIN)).isEqualTo("-1000000000-01-01T00:00:00Z");
        assertThat(Moment.text(Duration.ofSeconds(581))).isEqualTo("9 min 41 s");
        assertThat(Moment.text(Duration.ofMinutes(125))).isEqualTo("2 h 5 min");
        assertThat(Moment.text(Duration.ofMinutes(10))).isEqualTo("10 min");
        assertThat(Moment.text(Duration.ofMillis(850))).isEqualTo("850 ms");
    }

    @Test
    void spreadIsTheStandardDeviationOverTheMean() {
        assertThat(Spread.relative(List.of(9.0, 10.0, 11.0))).hasValue(0.1);
        assertThat(Spread.relative(List.of(9.0))).isEmpty();
        assertThat(Spread.relative(List.of(0.0, 0.0))).isEmpty();
        assertThat(Spread.relative(List.of(1.0, Double.NaN))).isEmpty();
    }

    @Test
    void numbersReadBackAsWhatTheyWere() {
        Random random = new Random(11);
        for (int i = 0; i < 10_000; i++) {
            double value = Math.exp(random.nextDouble() * 60 - 13) * (random.nextBoolean() ? 1 : -1);
            String text = Decimal.significant(value, 4, Typography.PLAIN);
            double back = Double.parseDouble(text.replace(",", ""));
            assertThat(Math.abs(back - value)).as(text).isLessThanOrEqualTo(Math.abs(value) * 0.00051);
        }
    }

    @Test
    void anIntervalThatHoldsEverythingIsNotKnown() {
        assertThat(Percent.interval(-0.02, 0.031, Typography.PLAIN)).isEqualTo("-2.0 % to +3.1 %");
        assertThat(Percent.interval(-1, Double.POSITIVE_INFINITY, Typography.PLAIN))
                .isEqualTo("not known");
    }
}
