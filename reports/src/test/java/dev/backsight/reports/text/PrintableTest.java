package dev.backsight.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PrintableTest {

    @Test
    void leavesOrdinaryTextAlone() {
        String text = "StorePut.put größe=1MiB 漢字 😀 a\\b";
        assertThat(Printable.line(text)).isSameAs(text);
    }

    @Test
    void showsWhatCannotBeSeen() {
        assertThat(Printable.line("a\u001b[31m\u202eb\u0000\ud800\u200b\uffff"))
                .isEqualTo("a\\u001b[31m\\u202eb\\u0000\\ud800\\u200b\\uffff");
        assertThat(Printable.line(Character.toString(0xe0041))).isEqualTo("\\u{e0041}");
    }

    @Test
    void isOneLine() {
        assertThat(Printable.line("a\nb\tc\u2028d\u0085e")).isEqualTo("a b c\\u2028d\\u0085e");
    }

    @Test
    void cutsWithoutTearingCharactersAndSaysSo() {
        assertThat(Printable.line("abcdef", 4, Typography.PLAIN)).isEqualTo("a...");
        assertThat(Printable.line("ab😀def", 4, Typography.RICH)).isEqualTo("ab\u2026");
        assertThat(Printable.line("abcd", 4, Typography.PLAIN)).isEqualTo("abcd");
    }

    @Test
    void noTextIsLongerThanAskedForOrStillHoldsAControlCharacter() {
        Random random = new Random(5);
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(40); j > 0; j--) {
                text.append((char) (random.nextInt(4) == 0 ? random.nextInt(0x10000) : random.nextInt(0x80)));
            }
            String line = Printable.line(text.toString(), 20, Typography.PLAIN);
            assertThat(line.length()).isLessThanOrEqualTo(20);
            assertThat(line.codePoints().noneMatch(Character::isISOControl)).isTrue();
        }
    }
}
