package dev.backsight.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.checker.model.CheckReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;

class MarkdownSummaryTest {

    @Test
    void looksAsReviewed() throws IOException {
        GoldenFile.expect("every-kind.md", () -> MarkdownSummary.render(EveryKindReport.everyKind()));
        GoldenFile.expect("recorded.md", () -> MarkdownSummary.render(UnmeasuredReports.recorded()));
    }

    @Test
    void fitsIntoACommentWhateverTheSizeOfTheSuite() {
        String summary = MarkdownSummary.render(LargeReport.large(2000, 1));
        assertThat(summary).hasSizeLessThan(MarkdownSummary.LIMIT).contains("more rows are in the HTML report");
        assertThat(count(summary, "<details>")).isEqualTo(count(summary, "</details>"));
    }

    @Test
    void everySectionGetsRoomInALargeSuite() {
        String summary = MarkdownSummary.render(LargeReport.large(20_000, 1));
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
        String summary = MarkdownSummary.render(EveryKindReport.everyKind());
        assertThat(summary).startsWith("### \u25b2 Regressed: ");
        assertThat(summary.indexOf("**Failing**")).isLessThan(summary.indexOf("**Undecided**"));
        assertThat(summary.indexOf("**Undecided**")).isLessThan(summary.indexOf("<details>"));
        assertThat(summary.indexOf("`Codec.decompress")).isGreaterThan(summary.indexOf("<details>"));
    }

    @Test
    void hostileTextCannotBecomeMarkup() {
        Structure structure = Structure.of(MarkdownSummary.render(HostileReport.hostile()));
        assertThat(structure.kinds)
                .doesNotContain("Link", "Image", "FencedCodeBlock", "IndentedCodeBlock", "BlockQuote", "OrderedList");
        assertThat(structure.html)
                .allMatch(html -> html.matches("<details><summary>[A-Z][a-z, ]+ \\(\\d+\\)</summary>|</details>"));
        assertThat(structure.html).hasSize(2);
        assertThat(structure.headings).isEqualTo(1);
        assertThat(structure.cellsPerRow).isNotEmpty().allMatch(cells -> cells == 8);
        assertThat(String.join("", structure.texts))
                .contains("<script>alert(1)</script>")
                .doesNotContain("@everyone", "https://", "\u202e", "\u001b", "#1");
    }

    @Test
    void reviewedSummaryHasTheStructureItShows() {
        Structure structure = Structure.of(MarkdownSummary.render(EveryKindReport.everyKind()));
        assertThat(structure.cellsPerRow).hasSize(16).allMatch(cells -> cells == 8);
        assertThat(structure.html).hasSize(4);
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
        CheckReport report = UnmeasuredReports.incomplete();
        assertThat(MarkdownSummary.render(report)).contains("Incomplete", "disk is full", "Free some space");
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    /** What a GitHub-like parser makes of a summary. */
    private static final class Structure extends AbstractVisitor {

        private final List<String> kinds = new ArrayList<>();
        private final List<String> html = new ArrayList<>();
        private final List<String> texts = new ArrayList<>();
        private final List<Integer> cellsPerRow = new ArrayList<>();
        private int headings;

        static Structure of(String markdown) {
            Structure structure = new Structure();
            Parser.builder()
                    .extensions(List.of(TablesExtension.create(), AutolinkExtension.create()))
                    .build()
                    .parse(markdown)
                    .accept(structure);
            return structure;
        }

        @Override
        protected void visitChildren(Node parent) {
            int cells = 0;
            for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
                kinds.add(child.getClass().getSimpleName());
                headings += child instanceof Heading ? 1 : 0;
                cells += child instanceof TableCell ? 1 : 0;
            }
            if (parent instanceof TableRow) {
                cellsPerRow.add(cells);
            }
            super.visitChildren(parent);
        }

        @Override
        public void visit(Text text) {
            texts.add(text.getLiteral());
        }

        @Override
        public void visit(HtmlBlock block) {
            html.add(block.getLiteral());
        }

        @Override
        public void visit(HtmlInline inline) {
            html.add(inline.getLiteral());
        }
    }
}
