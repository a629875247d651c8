package dev.backsight.store.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.store.identity.FileName;
import dev.backsight.store.identity.InvalidNameException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameCheckTest {

    private static final NameCheck PORTABLE = new NameCheck(NameRules.portable());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "reports/2026-11.csv",
                ".profile",
                "..a",
                "a..b",
                "...a",
                "名前/ファイル.txt",
                "\uD83D\uDE00.png",
                "console.txt",
                "com10",
                "lpt",
                "nullable/aux1",
                "\u00E9t\u00E9.md",
                "\u0645\u0644\u0641.pdf",
                "100 %.txt",
                "Wait\u2026.mp3",
                "a b",
                "\u2764\uFE0F.png",
                "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645.txt",
                "\u0915\u094D\u200D\u0937.txt",
                "\uD83D\uDC69\u200D\uD83D\uDCBB.png",
                "\u2764\uFE0F\u200D\uD83D\uDD25.png"
            })
    void takesNamesThatAreSafeEverywhere(String name) {
        assertThat(PORTABLE.judge(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u200Db", "a\u200C.txt", "a\uFE0F", "\uFE00", "a\uDB40\uDD00", "\u2800", "\u0645\u200D"})
    void refusesWhatCannotBeSeenWhereItDoesNothing(String name) {
        assertThat(PORTABLE.judge(name))
                .get()
                .extracting(Refusal.HostileName::hazard)
                .isEqualTo(NameHazard.INVISIBLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFE30", "\uFE13", "\u2100", "\u2101", "\u2105", "\u2106"})
    void refusesCompatibilityFormsOfDotsSlashesAndColons(String character) {
        assertThat(PORTABLE.judge("a" + character + "b"))
                .get()
                .extracting(Refusal.HostileName::hazard)
                .isEqualTo(NameHazard.CONFUSABLE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "EMPTY|~~",
                "CONTROL_CHARACTER|a\u0000b",
                "CONTROL_CHARACTER|a\u001B[31m",
                "TRAVERSAL|..",
                "TRAVERSAL|.",
                "TRAVERSAL|../etc/passwd",
                "TRAVERSAL|a/../../b",
                "TRAVERSAL|a/..",
                "TRAVERSAL|a/./b",
                "ABSOLUTE|/etc/passwd",
                "ABSOLUTE|//server/share",
                "DRIVE_LETTER|C:/x",
                "DRIVE_LETTER|z:x",
                "BACKSLASH|..\\x",
                "BACKSLASH|\\\\server\\share",
                "EMPTY_SEGMENT|a//b",
                "EMPTY_SEGMENT|a/",
                "RESERVED_CHARACTER|file.txt:evil",
                "RESERVED_CHARACTER|a*b",
                "RESERVED_CHARACTER|what?",
                "RESERVED_NAME|CON",
                "RESERVED_NAME|con.txt",
                "RESERVED_NAME|a/NUL.tar.gz",
                "RESERVED_NAME|com1",
                "RESERVED_NAME|LPT\u00B9",
                "RESERVED_NAME|conin$",
                "RESERVED_NAME|aux .txt",
                "TRAILING_DOT_OR_SPACE|a.",
                "TRAILING_DOT_OR_SPACE|a /b",
                "TRAILING_DOT_OR_SPACE|...",
                "PERCENT_ENCODED|%2e%2E/x",
                "PERCENT_ENCODED|a%00.txt",
                "PERCENT_ENCODED|%c0%ae%c0%ae/x",
                "PERCENT_ENCODED|%252e",
                "BIDI_CONTROL|invoice\u202Egpj.exe",
                "BIDI_CONTROL|a\u2066b",
                "BIDI_CONTROL|\u2069",
                "INVISIBLE|pay\u200Bpal",
                "INVISIBLE|a\uFEFF",
                "INVISIBLE|a\u200D",
                "INVISIBLE|a\u00ADb",
                "INVISIBLE|\u3164",
                "INVISIBLE|a\uFFFF",
                "NOT_NFC|e\u0301te\u0301",
                "NOT_NFC|\u212B",
                "CONFUSABLE|\uFF0E\uFF0E/x",
                "CONFUSABLE|a\uFF0Fb",
                "CONFUSABLE|a\u2215b",
                "CONFUSABLE|a\uFF3Cb",
                "CONFUSABLE|\u2025/x"
            })
    void refusesHostileNamesByTheirHazard(NameHazard hazard, String name) {
        Optional<Refusal.HostileName> refusal = PORTABLE.judge(name);
        assertThat(refusal).map(Refusal.HostileName::hazard).contains(hazard);
        assertThat(refusal.orElseThrow().sentence()).matches("[\\x20-\\x7E\u2026\\p{L}\\p{N}]+");
    }

    @Test
    void refusesUnpairedSurrogates() {
        assertThat(hazard("a\uD83D")).contains(NameHazard.UNPAIRED_SURROGATE);
        assertThat(hazard("\uDE00a")).contains(NameHazard.UNPAIRED_SURROGATE);
    }

    @Test
    void countsBytesBySegmentAndInAll() {
        assertThat(hazard("a".repeat(255))).isEmpty();
        assertThat(hazard("a".repeat(256))).contains(NameHazard.SEGMENT_TOO_LONG);
        assertThat(hazard("\u00E4".repeat(127) + "a")).isEmpty();
        assertThat(hazard("\u00E4".repeat(128))).contains(NameHazard.SEGMENT_TOO_LONG);
        assertThat(hazard("a/".repeat(600) + "a")).contains(NameHazard.TOO_LONG);
        assertThat(new NameCheck(new NameRules(5, 255, 64, EnumSet.noneOf(NameHazard.class)))
                        .judge("\u00E4\u00E4\u00E4"))
                .map(Refusal.HostileName::sentence)
                .contains("the name has 6 bytes of UTF-8; at most 5 are allowed");
    }

    @Test
    void countsSegments() {
        assertThat(hazard("a/".repeat(63) + "a")).isEmpty();
        assertThat(hazard("a/".repeat(64) + "a")).contains(NameHazard.TOO_DEEP);
    }

    @Test
    void saysWhereAndWhatIsAllowed() {
        assertThat(PORTABLE.judge("invoice\u202Egpj.exe"))
                .map(Refusal.HostileName::sentence)
                .contains("the name 'invoice<U+202E>gpj.exe' has U+202E at index 7, which reorders the text around it; "
                        + "leave it out");
    }

    @Test
    void allowsWhatThePolicyLets() {
        NameCheck lenient = new NameCheck(NameRules.portable().allowing(NameHazard.NOT_NFC, NameHazard.BACKSLASH));
        assertThat(lenient.judge("e\u0301")).isEmpty();
        assertThat(lenient.judge("a\\b")).isEmpty();
        assertThat(lenient.judge("a\\..\\b")).map(Refusal.HostileName::hazard).contains(NameHazard.TRAVERSAL);
        assertThatThrownBy(() -> NameRules.portable().allowing(NameHazard.CONTROL_CHARACTER))
                .hasMessageContaining("no policy can allow CONTROL_CHARACTER");
    }

    @Test
    void refusesWhateverTheStoreHasNoNameForAndLetsTheRestPassWithoutRules() {
        NameCheck none = new NameCheck(
                new NameRules(FileName.MAX_BYTES, FileName.MAX_BYTES, 2000, EnumSet.noneOf(NameHazard.class)));
        Random random = new Random(20261121);
        String alphabet = "ab./\\:%2e \u0000\u001F\u0085\u202E\u200B\uD83D\uDE00\uFF0E\u0301e\uFFFF";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder name = new StringBuilder();
            for (int k = random.nextInt(12); k > 0; k--) {
                name.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            boolean isName = isFileName(name.toString());
            assertThat(none.judge(name.toString()).isEmpty()).isEqualTo(isName);
            Optional<NameHazard> hazard = hazard(name.toString());
            assertThat(isName || hazard.isPresent()).isTrue();
            assertThat(hazard.map(NameHazard::isUnconditional).orElse(false)).isEqualTo(!isName);
        }
    }

    private static boolean isFileName(String name) {
        try {
            return !new FileName(name).value().isEmpty();
        } catch (InvalidNameException e) {
            return false;
        }
    }

    private static Optional<NameHazard> hazard(String name) {
        return PORTABLE.judge(name).map(Refusal.HostileName::hazard);
    }
}
