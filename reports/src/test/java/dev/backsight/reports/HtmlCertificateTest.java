package dev.backsight.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Certificate;
import dev.backsight.checker.model.CertificationReport;
import dev.backsight.checker.model.Mode;
import dev.backsight.checker.model.PairSpread;
import dev.backsight.checker.model.RecordedSlowdown;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HtmlCertificateTest {

    private static final BenchmarkId MARKUP =
            BenchmarkId.of("a.<b>B.{{ 7*7 }}", Mode.AVERAGE_TIME, 1, Map.of("x", "\"><script>alert(1)</script>\u202e"));

    static CertificationReport[] reports() {
        return new CertificationReport[] {full(), tooFewPairs()};
    }

    private static CertificationReport full() {
        return new CertificationReport(
                Instant.parse("2026-11-22T08:00:00Z"),
                CertificationTableTest.full(),
                List.of(
                        new RecordedSlowdown(CharacteristicsTableTest.PUT, 0.05, 30, 0.0496, 0.0411, 0.0582),
                        new RecordedSlowdown(CharacteristicsTableTest.PUT, 0.1, 9, 0.131, 0.111, 0.152),
                        new RecordedSlowdown(
                                CharacteristicsTableTest.HOSTILE,
                                0.05,
                                1,
                                0.3,
                                Double.NEGATIVE_INFINITY,
                                Double.POSITIVE_INFINITY)),
                CharacteristicsTableTest.full());
    }

    private static CertificationReport tooFewPairs() {
        return new CertificationReport(
                Instant.parse("2026-11-22T08:00:00Z"),
                new Certificate(
                        List.of(new PairSpread(MARKUP, 2, 0, 0.1, 0.02, 0, Double.NaN)),
                        List.of(),
                        0.99,
                        Double.NaN,
                        "killed by <SIGKILL>"),
                List.of(new RecordedSlowdown(MARKUP, 0.01, 2, 0.012, -0.05, 0.07)),
                null);
    }

    @Test
    void looksAsReviewed() throws IOException {
        GoldenFile.expect("certificate.html", () -> HtmlCertificate.render(full()));
        GoldenFile.expect("slowdowns.txt", () -> SlowdownTable.render(full()));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void loadsNothingRunsNothingAndLinksNowhere(CertificationReport report) throws Exception {
        Document page = Jsoup.parse(HtmlCertificate.render(report));

        assertThat(page.select("style")).hasSize(1);
        assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
                .isEqualTo("default-src 'none'; style-src 'sha256-"
                        + sha256(page.select("style").first()) + "'; base-uri 'none'; form-action 'none'");
        assertThat(page.select("script, img, iframe, object, embed, link, base, form, a, foreignObject"))
                .isEmpty();
        for (Element element : page.getAllElements()) {
            for (Attribute attribute : element.attributes()) {
                assertThat(attribute.getKey()).doesNotStartWith("on").isNotIn("style", "src", "href");
            }
        }
    }

    @Test
    void showsHostileTextAsText() {
        Document page = Jsoup.parse(HtmlCertificate.render(tooFewPairs()));

        assertThat(page.select("tbody th").text()).contains("<b>B.{{ 7*7 }}", "<script>alert(1)</script>\\u202e");
        assertThat(page.select("header").text()).contains("Too few pairs", "killed by <SIGKILL>");
        assertThat(page.select("body").html()).doesNotContain("\u202e", "\u001b");
    }

    @Test
    void everyTableIsAsWideAsItsHead() {
        for (CertificationReport report : reports()) {
            for (Element table : Jsoup.parse(HtmlCertificate.render(report)).select("table")) {
                for (Element row : table.select("tr")) {
                    int columns = row.children().stream()
                            .mapToInt(cell -> cell.hasAttr("colspan") ? Integer.parseInt(cell.attr("colspan")) : 1)
                            .sum();
                    assertThat(columns)
                            .as(row.text())
                            .isEqualTo(
                                    table.select("thead tr").last().children().size());
                }
            }
        }
    }

    @Test
    void tellsWhatMissesItsTruthAndWhatIsNotReachedInWords() {
        Document page = Jsoup.parse(HtmlCertificate.render(full()));

        assertThat(page.select("h1").text()).isEqualTo("1 of 2 demands are reached");
        assertThat(page.select(".demands .tone").eachText()).containsExactly("Reached", "Not reached", "Not judged");
        assertThat(page.select(".off").eachText()).contains("+11.10 to +15.20 %, off");
        assertThat(page.text())
                .contains("2 of 3 intervals hold what was built in")
                .doesNotContain("NaN", "Infinity");
    }

    @Test
    void saysNothingOfSlowdownsWhereThereAreNone() {
        CertificationReport none =
                new CertificationReport(full().createdAt(), full().certificate(), List.of(), full().characteristics());

        assertThat(HtmlCertificate.render(none)).doesNotContain("Really slower");
        assertThat(SlowdownTable.render(none)).isEmpty();
    }

    private static String sha256(Element sheet) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(sheet.data().getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(hash);
    }
}
