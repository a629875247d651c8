package dev.backsight.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.Verdict;
import dev.backsight.reports.text.TextWidth;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalTableTest {

    @Test
    void looksAsReviewed() throws IOException {
        GoldenFile.expect("every-kind-40.txt", () -> TerminalTable.render(EveryKindReport.everyKind(), 40, false));
        GoldenFile.expect("every-kind-80.txt", () -> TerminalTable.render(EveryKindReport.everyKind(), 80, false));
        GoldenFile.expect("every-kind-140.txt", () -> TerminalTable.render(EveryKindReport.everyKind(), 140, false));
        GoldenFile.expect("recorded.txt", () -> TerminalTable.render(UnmeasuredReports.recorded(), 80, false));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 20, 33, 40, 60, 72, 80, 100, 120, 140, 300})
    void noLineIsWiderThanTheConsole(int width) {
        for (CheckReport report : new CheckReport[] {
            EveryKindReport.everyKind(),
            HostileReport.hostile(),
            UnmeasuredReports.recorded(),
            UnmeasuredReports.incomplete(),
            ExtremeReport.extreme(Verdict.FAILED),
            ExtremeReport.extreme(Verdict.INCONCLUSIVE),
            LargeReport.large(300, 5)
        }) {
            assertThat(TerminalTable.render(report, width, false).lines())
                    .allSatisfy(line -> assertThat(TextWidth.of(line))
                            .isLessThanOrEqualTo(Math.max(TerminalTable.NARROWEST, width)));
        }
    }

    @Test
    void escapesAreThereOnlyWhenAskedForAndOnlyOurs() {
        String plain = TerminalTable.render(HostileReport.hostile(), 120, false);
        assertThat(plain)
                .doesNotContain("\u001b", "\u0007", "\u202e", "\r", "\u0000")
                .contains("\\u202e");
        String coloured = TerminalTable.render(HostileReport.hostile(), 120, true);
        assertThat(coloured).contains("\u001b[1;31mREGRESSED\u001b[0m");
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]+m", "")).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 40, 60, 80, 140})
    void noNumberIsLostOnANarrowConsole(int width) {
        String text =
                TerminalTable.render(EveryKindReport.everyKind(), width, false).replaceAll("\\s+", " ");
        assertThat(text).contains("1.235 ms/op", "1.349 ms/op", "+9.3 %", "+7.1 % to +11.6 %", "912.3 kops/s");
    }

    @Test
    void ownWordsAreAscii() {
        assertThat(TerminalTable.render(EveryKindReport.everyKind(), 140, false))
                .isASCII();
    }

    @Test
    void foldsTheUnchangedOfALargeSuite() {
        CheckReport report = LargeReport.large(2000, 1);
        String table = TerminalTable.render(report, 160, false);
        assertThat(table).contains("and 1760 unchanged, not shown here", "1760 UNCHANGED");
        assertThat(table.lines().filter(line -> line.startsWith("REGRESSED "))).hasSize(40);
    }

    @Test
    void whatIsTheSameCodeHasNoNumbersAndSaysWhy() throws IOException {
        String table = TerminalTable.render(UnmeasuredReports.proven(), 140, false);

        assertThat(table).containsPattern("UNCHANGED +PutBenchmark.put +time +same code +same code");
        assertThat(HtmlReport.render(UnmeasuredReports.proven()))
                .contains("<small>same code</small>")
                .contains("12 classes and 3 other files");
    }

    @Test
    void endsWithHeadlineAndAdvice() {
        assertThat(TerminalTable.render(UnmeasuredReports.recorded(), 200, false))
                .endsWith("RECORDED: 24 benchmarks were measured and recorded; there is no baseline yet to compare"
                        + " them with.\n  Accept this run as the baseline: backsight accept --reason \"first"
                        + " baseline\".\n");
    }
}
