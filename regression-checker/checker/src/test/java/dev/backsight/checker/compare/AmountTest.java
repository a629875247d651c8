package dev.backsight.checker.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountTest {

    @ParameterizedTest
    @CsvSource({
        "56.0512, 56.05 u",
        "100, 100.0 u",
        "11136.4, 11140 u",
        "1067999.9, 1068000 u",
        "0.215, 0.2150 u",
        "0.00001234567, 0.00001235 u",
        "0, 0.000 u",
        "Infinity, Infinity u",
        "NaN, NaN u",
    })
    void hasFourDigitsThatCount(double value, String text) {
        assertThat(Amount.of(value, "u")).isEqualTo(text);
    }
}
