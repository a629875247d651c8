package dev.backsight.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HtmlReportTest {

    private static final String LAST_BYTES = "</html>\n";

    static CheckReport[] reports() {
        return new CheckReport[] {
            EveryKindReport.everyKind(),
            HostileReport.hostile(),
            UnmeasuredReports.recorded(),
            LockstepReport.inTurns(),
            ExtremeReport.extreme(Verdict.FAILED),
            ExtremeReport.extreme(Verdict.INCONCLUSIVE),
            UnmeasuredReports.incomplete(),
            ManyMetricsReport.several(),
            LargeReport.large(100, 7)
        };
    }

    @Test
    void looksAsReviewed() throws IOException {
        GoldenFile.expect("every-kind.html", () -> HtmlReport.render(EveryKindReport.everyKind()));
        GoldenFile.expect("in-turns.html", () -> HtmlReport.render(LockstepReport.inTurns()));
        GoldenFile.expect("recorded.html", () -> HtmlReport.render(UnmeasuredReports.recorded()));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void loadsNothingAndRunsNothingButItsOwnTwoSheets(CheckReport report) throws Exception {
        Document page = Jsoup.parse(HtmlReport.render(report));
        String policy = page.select("meta[http-equiv=Content-Security-Policy]").attr("content");
        assertThat(page.select("script")).hasSize(1);
        assertThat(page.select("style")).hasSize(1);
        assertThat(policy)
                .isEqualTo("default-src 'none'; style-src '"
                        + sha256(page.select("style").first()) + "'; script-src '"
                        + sha256(page.select("script").first()) + "'; base-uri 'none'; form-action 'none'");
        assertThat(page.select("img, iframe, object, embed, link, base, audio, video, source, foreignObject, animate"))
                .isEmpty();
        for (Element element : page.getAllElements()) {
            for (Attribute attribute : element.attributes()) {
                assertThat(attribute.getKey())
                        .doesNotStartWith("on")
                        .isNotEqualTo("style")
                        .isNotEqualTo("src");
                if (attribute.getKey().endsWith("href")) {
                    assertThat(attribute.getValue()).startsWith("#");
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("reports")
    void linksLeadToExactlyOneElement(CheckReport report) {
        Document page = Jsoup.parse(HtmlReport.render(report));
        Set<String> ids = new HashSet<>();
        for (Element element : page.select("[id]")) {
            assertThat(ids.add(element.id()))
                    .as("id %s is unique", element.id())
                    .isTrue();
        }
        for (Element link : page.select("[href], [aria-labelledby], [aria-describedby]")) {
            for (String name : new String[] {"href", "aria-labelledby", "aria-describedby"}) {
                String target = link.attr(name).replace("#", "");
                if (!target.isEmpty()) {
                    assertThat(ids).contains(target);
                }
            }
        }
    }

    @Test
    void showsHostileTextAsText() {
        Document page = Jsoup.parse(HtmlReport.render(HostileReport.hostile()));
        assertThat(page.title()).startsWith("Regressed: ");
        assertThat(page.select("h1").text())
                .contains("<script>alert(1)</script>", "{{ 7*7 }}", "\\u202eevil", "\\u0000");
        assertThat(page.select("body").html()).doesNotContain("\u202e", "\u001b", "\u2066", "\u200b", "\uffff");
    }

    @Test
    void keepsEveryVerdictReadableWithoutColour() {
        Document page = Jsoup.parse(HtmlReport.render(EveryKindReport.everyKind()));
        for (Verdict verdict : Verdict.values()) {
            assertThat(page.select("#m-" + verdict.name().toLowerCase(Locale.ROOT)))
                    .hasSize(1);
        }
        assertThat(page.select("tbody[data-verdict] .word")).hasSize(12).allSatisfy(word -> {
            assertThat(word.text()).isNotBlank();
            assertThat(word.select("use")).hasSize(1);
        });
    }

    @Test
    void saysSlowerAndMoreRatherThanOnlyANumber() {
        Document page = Jsoup.parse(HtmlReport.render(EveryKindReport.everyKind()));
        assertThat(page.select(".phrase").eachText())
                .contains("9.3 % slower", "100 % more allocation", "12 \u00d7 slower", "8.2 % faster");
        assertThat(page.select("dl.numbers dd").eachText()).contains("1.235 ms/op\u00b1 1.0 %");
    }

    @Test
    void recordedCheckSaysWhatToDoNext() {
        Document page = Jsoup.parse(HtmlReport.render(UnmeasuredReports.recorded()));
        assertThat(page.select(".advice").text()).contains("backsight accept");
        assertThat(page.select("#comparisons, .forest")).isEmpty();
        assertThat(page.select(".run")).hasSize(1);
    }

    @Test
    void theForestIsBySubjectTheWorstFirst() {
        Document page = Jsoup.parse(HtmlReport.render(EveryKindReport.everyKind()));
        assertThat(page.select(".forest h3").eachText())
                .containsExactly("StorePut", "Allocator", "Codec", "Thumbnails");
        assertThat(page.select("#subject option").eachText())
                .startsWith("all", "Allocator")
                .contains("StorePut", "StoreGet");
        assertThat(page.select("#family option").eachText()).containsExactly("all", "allocation", "tail", "time");
    }

    @Test
    void saysWhatChangedWhenTheBaselineWasAccepted() {
        Document page = Jsoup.parse(HtmlReport.render(LockstepReport.inTurns()));
        assertThat(page.select(".run details li").eachText())
                .containsExactly("StorePut.put size=1MiB: 1.300 ms/op -> 1.235 ms/op");
    }

    @Test
    void staysSmall() {
        assertThat(bytes(LargeReport.detailed(100, 1))).isLessThan(1_500_000);
        assertThat(bytes(LargeReport.detailed(2000, 1))).isLessThan(16_000_000);
        assertThat(bytes(LargeReport.large(100, 1))).isLessThan(500_000);
        assertThat(bytes(LargeReport.large(2000, 1))).isLessThan(8_000_000);
        assertThat(bytes(ManyMetricsReport.large(25, 1)))
                .as("100 comparisons of 25 benchmarks")
                .isLessThan(500_000);
    }

    @Test
    void cutsHugeTextsRatherThanBecomingUnreadable() {
        assertThat(bytes(HostileReport.hostile())).isLessThan(300_000);
    }

    private static int bytes(CheckReport report) {
        String page = HtmlReport.render(report);
        assertThat(page).endsWith(LAST_BYTES);
        return page.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String sha256(Element sheet) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(sheet.data().getBytes(StandardCharsets.UTF_8));
        return "sha256-" + Base64.getEncoder().encodeToString(hash);
    }
}
