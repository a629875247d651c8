package dev.backsight.checker.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentTextTest {

    @ParameterizedTest
    @CsvSource({
        "3%, 0.03",
        "3 %, 0.03",
        "0.5%, 0.005",
        "0.03, 0.03",
        "0, 0",
        "0%, 0",
        "7%, 0.07",
        "250%, 2.5",
        "0.1, 0.1"
    })
    void readsPercentagesAndFractionsAsTheNearestDouble(String text, double share) {
        assertThat(PercentText.parse(text)).isEqualTo(share);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "%",
                "-3%",
                "+3%",
                "3%%",
                "3 percent",
                "3,5%",
                ".5%",
                "1e-2",
                "NaN",
                "3  %",
                "1e999999999%",
                "٣%"
            })
    void refusesAnythingElse(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PercentText.parse(text))
                .withMessageContaining("write a percentage such as 3% or a fraction such as 0.03");
    }

    @Test
    void asksWhatABareThreeMeans() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PercentText.parse("3"))
                .withMessage("3 would be 300%; if that is meant, write 300%, else 3%");
    }
}
