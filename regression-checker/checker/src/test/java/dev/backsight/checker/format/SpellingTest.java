package dev.backsight.checker.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {

    @Test
    void countsLettersToChange() {
        assertThat(Spelling.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(Spelling.distance("", "abc")).isEqualTo(3);
        assertThat(Spelling.distance("abc", "")).isEqualTo(3);
        assertThat(Spelling.distance("forks", "forks")).isZero();
    }

    @Test
    void findsTheNearestWordOrNone() {
        List<String> known = List.of("tolerance", "time", "tail");

        assertThat(Spelling.nearest("tolerence", known)).contains("tolerance");
        assertThat(Spelling.nearest("tale", known)).isEmpty();
        assertThat(Spelling.nearest("tima", known)).contains("time");
        assertThat(Spelling.nearest("x".repeat(100_000), known)).isEmpty();
    }
}
