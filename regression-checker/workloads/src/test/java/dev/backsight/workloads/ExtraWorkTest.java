package dev.backsight.workloads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExtraWorkTest {

    @Test
    void isAWholeNumberOfPercent() {
        assertThat(ExtraWork.parse("0")).isZero();
        assertThat(ExtraWork.parse("5")).isEqualTo(5);
        assertThat(ExtraWork.parse("100")).isEqualTo(100);
        assertThat(ExtraWork.percent()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-1", "101", "999", "2.5", "5%", "five", "0x5", "٥", "1000000000000"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> ExtraWork.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-Dbacksight.work=" + text)
                .hasMessageContaining("from 0 to 100");
    }
}
