package dev.backsight.store.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuotedTextTest {

    @Test
    void whatIsNotPlainIsShownByItsCodePoint() {
        assertThat(QuotedText.of("a\u202Eb\u001B")).isEqualTo("'a<U+202E>b<U+001B>'");
    }

    @Test
    void onlyWhatIsCutIsMarked() {
        assertThat(QuotedText.of("x".repeat(100))).isEqualTo("'" + "x".repeat(100) + "'");
        assertThat(QuotedText.of("x".repeat(101))).isEqualTo("'" + "x".repeat(100) + "…'");
        // Two chars each, and all of them shown.
        assertThat(QuotedText.of("\uD83D\uDE00".repeat(60)))
                .endsWith("<U+1F600>'")
                .doesNotContain("…");
    }
}
