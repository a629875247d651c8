package dev.backsight.checker.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {

    @ParameterizedTest
    @CsvSource({
        "10m, PT10M",
        "90s, PT90S",
        "1h30m, PT1H30M",
        "2h, PT2H",
        "500ms, PT0.5S",
        "1m500ms, PT1M0.5S",
        "1h2m3s4ms, PT1H2M3.004S"
    })
    void readsHoursMinutesSecondsAndMilliseconds(String text, Duration duration) {
        assertThat(DurationText.parse(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10",
                "10 m",
                "m",
                "-10m",
                "0m",
                "0s",
                "1.5h",
                "10m1h",
                "10min",
                "1d",
                "9999999h",
                "PT10M",
                "١٠m"
            })
    void refusesAnythingElse(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DurationText.parse(text))
                .withMessageContaining("is not a length of time; write for example 10m, 90s or 1h30m");
    }
}
