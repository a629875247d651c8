package dev.backsight.store.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "a b", "../../x", "/", "\\", "名前", "\uD83D\uDE00", "con", " "})
    void takesWhatIsVisibleText(String name) {
        assertThat(new FileName(name).value()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "a\0b", "line\nend", "\u0085", "\u007f", "tab\t"})
    void refusesControlCharactersAndSaysWhere(String name) {
        assertThatThrownBy(() -> new FileName(name))
                .isInstanceOf(InvalidNameException.class)
                .hasMessageContaining("control characters")
                .hasMessageContaining("at index");
    }

    @Test
    void refusesNothing() {
        assertThatThrownBy(() -> new FileName("")).isInstanceOf(InvalidNameException.class);
    }

    @Test
    void refusesUnpairedSurrogatesBecauseTheyWouldMakeTwoNamesOne() {
        assertThatThrownBy(() -> new FileName("a\uD83D")).hasMessageContaining("surrogate");
        assertThatThrownBy(() -> new FileName("\uDE00a")).hasMessageContaining("surrogate");
    }

    @Test
    void countsLengthInBytesOfUtf8() {
        assertThatCode(() -> new FileName("a".repeat(1024))).doesNotThrowAnyException();
        assertThatThrownBy(() -> new FileName("a".repeat(1025))).hasMessageContaining("1025 characters");
        assertThatCode(() -> new FileName("ä".repeat(512))).doesNotThrowAnyException();
        assertThatThrownBy(() -> new FileName("ä".repeat(513))).hasMessageContaining("1026 bytes");
    }
}
