package dev.backsight.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.checker.model.CheckReport;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MarkdownSummaryTest {

    private static final Pattern FREE_PIPE = Pattern.compile("(?<!\\\\)\\|");

    @Test
    void looksAsReviewed() throws IOException {
        GoldenFile.expect("every-kind.md", () -> MarkdownSummary.render(ReportFixtures.everyKind()));
        GoldenFile.expect("recorded.md", () -> MarkdownSummary.render(ReportFixtures.recorded()));
    }

    @Test
    void fitsIntoACommentWhateverTheSizeOfTheSuite() {
        String summary = MarkdownSummary.render(ReportFixtures.large(2000, 1));
        assertThat(summary).hasSizeLessThan(MarkdownSummary.LIMIT).contains("more rows are in the HTML report");
        assertThat(count(summary, "<details>")).isEqualTo(count(summary, "</details>"));
    }

    @Test
    void everySectionGetsRoomInALargeSuite() {
        String summary = MarkdownSummary.render(ReportFixtures.large(20_000, 1));
        assertThat(summary)
                .hasSizeLessThan(MarkdownSummary.LIMIT)
                .contains(
                        "**Failing**",
                        "**Undecided**",
                        "What to do next",
                        "Improved, added or exempt (",
                        "Unchanged (");
    }

    @Test
    void putsWhatFailsBeforeWhatIsUndecidedAndFoldsTheRest() {
        String summary = MarkdownSummary.render(ReportFixtures.everyKind());
        assertThat(summary).startsWith("### \u25b2 Regressed: ");
        assertThat(summary.indexOf("**Failing**")).isLessThan(summary.indexOf("**Undecided**"));
        assertThat(summary.indexOf("**Undecided**")).isLessThan(summary.indexOf("<details>"));
        assertThat(summary.indexOf("`Codec.decompress")).isGreaterThan(summary.indexOf("<details>"));
    }

    @Test
    void hostileTextCannotBecomeMarkup() {
        String summary = MarkdownSummary.render(ReportFixtures.hostile());
        assertThat(summary).hasSizeLessThan(MarkdownSummary.LIMIT);
        String outsideCode = summary.replaceAll("(`+)[^\\n]*?[^`]\\1(?!`)", "");
        assertThat(outsideCode)
                .doesNotContain("<script", "<img", "](http", "@everyone", "https://", "\u202e", "\u001b", "\r");
        for (String line : summary.lines().toList()) {
            if (line.startsWith("| ")) {
                assertThat(FREE_PIPE.matcher(line).results()).as(line).hasSize(9);
            }
        }
        assertThat(summary.lines().filter(line -> line.startsWith("#"))).hasSize(1);
    }

    @Test
    void codeSpansSurviveBackticksAndPipes() {
        assertThat(MarkdownText.code("a`b``c", 99)).isEqualTo("``` a`b``c ```");
        assertThat(MarkdownText.code("a|b", 99)).isEqualTo("`a\\|b`");
        assertThat(MarkdownText.code("a\\|b", 99)).isEqualTo("`a\\ \\|b`");
        assertThat(MarkdownText.code("a\nb", 99)).isEqualTo("`a b`");
    }

    @Test
    void proseMentionsNobodyLinksNowhereAndStartsNoList() {
        for (String text : List.of("@team", "a@example.org", "https://evil.example", "www.evil.example", "#12")) {
            assertThat(MarkdownText.prose(text, 99)).contains("&#8203;").doesNotContain(text);
        }
        assertThat(MarkdownText.prose("1. x", 99)).isEqualTo("1\\. x");
        assertThat(MarkdownText.prose("- x", 99)).isEqualTo("\\- x");
        assertThat(MarkdownText.prose("took 1.5 s (5 %)", 99)).isEqualTo("took 1.5 s (5 %)");
    }

    @Test
    void brokenOffCheckSaysSo() {
        CheckReport report = ReportFixtures.incomplete();
        assertThat(MarkdownSummary.render(report)).contains("Incomplete", "disk is full", "Free some space");
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
