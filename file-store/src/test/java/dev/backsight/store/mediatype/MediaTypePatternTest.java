package dev.backsight.store.mediatype;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypePatternTest {

    @ParameterizedTest
    @CsvSource({
        "image/png, image/png, true",
        "IMAGE/PNG, image/png, true",
        "image/png, image/pngs, false",
        "image/*, image/png, true",
        "image/*, images/png, false",
        "image/*, image, false",
        "*/*+JSON, application/problem+json, true",
        "*/*+json, application/json, false",
        "*/*+json, application/+json/zip, false",
        "*/*, application/json, true",
        "*/*, nonsense, true",
    })
    void matchesWhatItSays(String pattern, String essence, boolean matches) {
        assertThat(new MediaTypePattern(pattern).matches(essence)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text",
                "text/",
                "/plain",
                "*",
                "*/json",
                "text/plain; charset=utf-8",
                "text/*x",
                "text/*+xml",
                "text /plain",
                "*/*+",
                "*/*json",
                "*/*+a+b",
                "te\nxt/plain"
            })
    void otherFormsAreRefused(String pattern) {
        assertThatThrownBy(() -> new MediaTypePattern(pattern))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + pattern + "' is no pattern of media types; write type/subtype, type/*, */*+suffix"
                        + " or */*, without parameters");
    }

    @Test
    void patternsThatDifferInCaseAreEqual() {
        assertThat(new MediaTypePattern("Text/*")).isEqualTo(new MediaTypePattern("text/*"));
    }

    @Test
    void whatMatchesLessIsMoreSpecific() {
        List<Integer> specificities = Stream.of("*/*", "image/*", "*/*+xml", "image/svg+xml")
                .map(pattern -> new MediaTypePattern(pattern).specificity())
                .toList();
        assertThat(specificities).containsExactly(0, 1, 2, 3);
    }

    @Test
    void theEssenceHasNoParametersAndNoUpperCase() {
        assertThat(MediaTypePattern.essence(" Text/HTML ; charset=UTF-8")).isEqualTo("text/html");
        assertThat(MediaTypePattern.essence(";")).isEmpty();
        assertThat(MediaTypePattern.isEssence("text/html")).isTrue();
        assertThat(MediaTypePattern.isEssence("text/HTML")).isFalse();
        assertThat(MediaTypePattern.isEssence("text/*")).isFalse();
    }
}
