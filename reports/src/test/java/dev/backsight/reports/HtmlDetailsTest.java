package dev.backsight.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.checker.model.BenchmarkDetail;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Disturbance;
import dev.backsight.checker.model.PairTrace;
import dev.backsight.checker.model.Replicate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;

/** What stands behind a row of an HTML report: numbers, pictures, and how to measure it again. */
class HtmlDetailsTest {
    @Test
    void joinsForksThatTookTurns() {
        Document page = Jsoup.parse(HtmlReport.render(LockstepReport.inTurns()));
        Element row = page.selectFirst("tbody[data-verdict=regressed]");
        assertThat(row).isNotNull();
        for (String picture : new String[] {"svg.dots .join", "svg.pairs .join"}) {
            assertThat(row.select(picture).attr("d").split("L", -1)).as(picture).hasSize(1 + 4);
        }
        assertThat(row.select("svg.pairs title").eachText())
                .containsExactly("4 pairs, in 3 of which head was worse.", "4 pairs, in 0 of which head was worse.");
        assertThat(row.text()).contains("+10.0 %", "+8.5 %", "\u22120.8 %");
        assertThat(Jsoup.parse(HtmlReport.render(EveryKindReport.everyKind())).select(".join"))
                .isEmpty();
    }

    @Test
    void everyBenchmarkSaysHowToMeasureItAgain() {
        Element row =
                Jsoup.parse(HtmlReport.render(LockstepReport.inTurns())).selectFirst("tbody[data-verdict=regressed]");
        assertThat(row).isNotNull();
        assertThat(row.select("pre").text())
                .isEqualTo("java -jar backsight.jar check --head benchmarks.jar --base git:" + "0c1d2e3f".repeat(5)
                        + " --include '^dev\\.backsight\\.benchmarks\\.StorePut\\.put$'");
    }

    @Test
    void aHugeReportPacksWhatStandsBehindAllButTheWorstRows() throws IOException {
        Elements rows =
                Jsoup.parse(HtmlReport.render(LargeReport.detailed(300, 1))).select("tbody[data-verdict]");
        assertThat(rows.subList(0, 100)).allSatisfy(row -> {
            assertThat(row.select("pre")).hasSize(1);
            assertThat(row.select(".closer figure svg")).hasSize(4);
            assertThat(row.select("[data-packed]")).isEmpty();
        });
        for (Element row : rows.subList(100, 300)) {
            assertThat(row.select("pre, figure")).isEmpty();
            Element packed = row.selectFirst("[data-packed]");
            assertThat(packed).isNotNull();
            assertThat(packed.text()).contains("unpacked when it is opened");
            Document unpacked = unpack(packed);
            assertThat(unpacked.select("pre")).hasSize(1);
            assertThat(unpacked.select(".figures figure svg")).hasSize(4);
        }
        assertThat(Jsoup.parse(HtmlReport.render(LargeReport.detailed(200, 1))).select("[data-packed]"))
                .isEmpty();
    }

    @Test
    void hostileTextIsStillTextOnceItIsUnpacked() throws IOException {
        CheckReport large = LargeReport.large(300, 1);
        CheckReport hostile = HostileReport.hostile();
        BenchmarkDetail detail = hostile.details().get(0);
        Comparison last = large.comparisons().get(299);
        List<Comparison> rows = new ArrayList<>(large.comparisons().subList(0, 299));
        rows.add(new Comparison(
                detail.benchmark(),
                last.metric(),
                last.verdict(),
                last.standing(),
                last.base(),
                last.head(),
                last.change(),
                last.tolerance(),
                last.explanation(),
                Replicate.PAIR,
                last.replicatesNeeded(),
                List.of()));
        Document page = Jsoup.parse(HtmlReport.render(new CheckReport(
                        large.verdict(),
                        large.headline(),
                        large.createdAt(),
                        large.base(),
                        large.head(),
                        large.policy(),
                        large.suite(),
                        rows,
                        null,
                        List.of(),
                        List.of())
                .withDetails(List.of(detail))));
        Document unpacked = unpack(
                page.select("tbody[data-verdict=unchanged] [data-packed]").last());
        assertThat(unpacked.text()).contains("<script>alert(1)</script>", "Distance to its reference");
        assertThat(unpacked.select("svg.pairs")).hasSize(1);
        assertThat(unpacked.select("script, style, img")).isEmpty();
        assertThat(unpacked.getAllElements())
                .allSatisfy(element -> assertThat(element.attributes().asList())
                        .noneMatch(attribute -> attribute.getKey().startsWith("on")));
    }

    private static Document unpack(Element packed) throws IOException {
        byte[] bytes = Base64.getDecoder().decode(packed.attr("data-packed"));
        try (InputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return Jsoup.parseBodyFragment(new String(gzip.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void noCommandIsOfferedThatAHostileNameWouldBePartOf() {
        Document page = Jsoup.parse(HtmlReport.render(HostileReport.hostile()));
        assertThat(page.select("pre")).isEmpty();
    }

    @Test
    void showsHowABenchmarkWasRunAndWhatWasMeasured() {
        Document page = Jsoup.parse(HtmlReport.render(LockstepReport.inTurns()));
        Element closer = page.selectFirst("tbody[data-verdict=regressed] .closer");
        assertThat(closer).isNotNull();
        assertThat(closer.select(".facts div").eachText())
                .satisfies(facts ->
                        assertThat(facts.get(0)).startsWith("Distance to its reference 2.31 times the time of"))
                .endsWith("JVM flags -Xmx1g -XX:+UseSerialGC", "Warm-up + measurement 40 x 20 ms + 60 x 20 ms");
        assertThat(closer.select("figcaption").eachText())
                .containsExactly(
                        "Slices over time, pair 3 of 8: the one in the middle",
                        "Distribution of all slices",
                        "Percentiles of single operations",
                        "Accepted so far");
        assertThat(closer.select(".figures > figure")).allSatisfy(figure -> {
            assertThat(figure.select("svg[role=img] > title").text()).isNotBlank();
            assertThat(figure.select("table tbody tr").size()).isBetween(4, 15);
        });
        assertThat(page.select(".closer")).hasSize(1);
    }

    @Test
    void everyDisturbedSliceIsRingedAndCounted() {
        CheckReport report = LockstepReport.inTurns();
        PairTrace trace = report.details().get(0).trace();
        assertThat(trace).isNotNull();
        long disturbed = Stream.concat(trace.base().stream(), trace.head().stream())
                .filter(slice -> slice.disturbance() != Disturbance.NONE)
                .count();
        Element figure = Jsoup.parse(HtmlReport.render(report)).selectFirst(".figures > figure");
        assertThat(figure).isNotNull();
        assertThat(disturbed).isPositive();
        assertThat(figure.select(".ring").attr("d").split("M", -1)).hasSize(1 + (int) disturbed);
        assertThat(figure.select(".dot").attr("d").split("M", -1)).hasSize(1 + 60);
        assertThat(Pattern.compile("\\((\\d+)\\)")
                        .matcher(figure.select("tbody td:last-child").text())
                        .results()
                        .mapToLong(match -> Long.parseLong(match.group(1)))
                        .sum())
                .isEqualTo(disturbed);
    }
}
