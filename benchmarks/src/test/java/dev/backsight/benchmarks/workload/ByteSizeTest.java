package dev.backsight.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSizeTest {

    @Test
    void readsKibibytesAndMebibytes() {
        assertThat(ByteSize.parse("4KiB")).isEqualTo(4096);
        assertThat(ByteSize.parse("2047MiB")).isEqualTo(2_146_435_072);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4", "4KB", "0KiB", "-4KiB", "4 KiB", "2048MiB", "99999KiB"})
    void refusesEverythingElse(String text) {
        assertThatThrownBy(() -> ByteSize.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'");
    }
}
