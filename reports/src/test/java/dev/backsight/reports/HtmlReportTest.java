package dev.backsight.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.checker.model.BenchmarkDetail;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Disturbance;
import dev.backsight.checker.model.PairTrace;
import dev.backsight.checker.model.Replicate;
import dev.backsight.checker.model.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
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
    void aRowIsABenchmarkWithItsTimeTailAndAllocation() {
        Document page = Jsoup.parse(HtmlReport.render(ManyMetricsReport.several()));
        assertThat(page.select("#comparisons > thead th").eachText())
                .containsExactly("Verdict", "Benchmark", "Time", "Tail", "Allocation");
        Elements rows = page.select("tbody[data-verdict]");
        assertThat(rows).hasSize(2);
        List<String> sampled = rows.get(0).selectFirst("tr").children().eachText();
        assertThat(sampled.get(0)).isEqualTo("regressed");
        assertThat(sampled.get(1)).startsWith("Store.get #").contains("cache=warm", "size=4KiB");
        assertThat(sampled.get(2))
                .isEqualTo("+0.4 % slower unchanged, \u22120.6 % to +1.4 % 1.200 \u2192 1.205 \u00b5s/op");
        assertThat(sampled.get(3))
                .matches("p99 \\+31.0 % slower regressed, .*p99\\.9 \\+12.0 % slower inconclusive, .*");
        assertThat(sampled.get(4)).startsWith("\u221225.0 % less improved, ");
        assertThat(rows.get(1).selectFirst("tr").children().eachText().get(0)).isEqualTo("inconclusive");
        assertThat(Jsoup.parse(HtmlReport.render(EveryKindReport.everyKind()))
                        .select("tbody[data-verdict]")
                        .first()
                        .select("td.none")
                        .eachText())
                .containsExactly("not measured", "not measured");
    }

    @Test
    void whatWasMeasuredBesidesHasAColumnWhereItWas() {
        Document page = Jsoup.parse(HtmlReport.render(HostileReport.hostile()));
        assertThat(page.select("#comparisons > thead th").eachText()).endsWith("Allocation", "Other");
        assertThat(page.select("tbody[data-verdict] > tr:first-child"))
                .allSatisfy(row -> assertThat(row.children()).hasSize(6));
    }

    @Test
    void aRowsVerdictIsTheGravestOfItsMetrics() {
        CheckReport report = ManyMetricsReport.several();
        for (Element row : Jsoup.parse(HtmlReport.render(report)).select("tbody[data-verdict]")) {
            List<String> tones = List.of("bad", "open", "good", "calm");
            assertThat(tones.indexOf(row.className()))
                    .isEqualTo(row.select(".metric").stream()
                            .mapToInt(metric -> tones.indexOf(metric.className().replace("metric ", "")))
                            .min()
                            .orElseThrow());
        }
        List<Comparison> faster = report.comparisons().stream()
                .filter(comparison -> comparison.benchmark().equals(ManyMetricsReport.FASTER))
                .filter(comparison -> comparison.verdict() != Verdict.INCONCLUSIVE)
                .toList();
        Element row = Jsoup.parse(HtmlReport.render(with(report, faster))).selectFirst("tbody[data-verdict]");
        assertThat(row).isNotNull();
        assertThat(row.attr("data-verdict"))
                .as("of unchanged allocation and improved time")
                .isEqualTo("improved");
        assertThat(row.attr("data-verdicts")).isEqualTo("time:improved allocation:unchanged");
    }

    @Test
    void sentencesNameTheMetricsTheySpeakOfAndStandOnce() {
        Element row = Jsoup.parse(HtmlReport.render(ManyMetricsReport.several()))
                .selectFirst("tbody[data-verdict=regressed]");
        assertThat(row).isNotNull();
        assertThat(row.select(".more > td > p").eachText())
                .containsExactly(
                        "p99: Of its p99 the numbers say it.",
                        "p99.9: Of its p99.9 the numbers say it.",
                        "allocation: Of its allocation the numbers say it.");
        assertThat(row.select(".more > td > ul > li").eachText())
                .containsExactly("p99, p99.9: 420 samples a fork are few.");
        assertThat(row.select("details p").eachText()).contains("time: Within the tolerance.");
    }

    @Test
    void theNumbersOfEachMetricAreInItsOwnTone() {
        Element row = Jsoup.parse(HtmlReport.render(ManyMetricsReport.several()))
                .selectFirst("tbody[data-verdict=regressed]");
        assertThat(row).isNotNull();
        assertThat(row.select("dl.numbers").eachAttr("class"))
                .containsExactly("numbers bad", "numbers open", "numbers calm", "numbers good");
    }

    @Test
    void theNumbersOfWhatFailsAreSeenAtOnce() {
        Document page = Jsoup.parse(HtmlReport.render(ManyMetricsReport.several()));
        assertThat(page.select("tbody[data-verdict=regressed] details:has(> dl.numbers)"))
                .hasSize(1)
                .allMatch(details -> details.hasAttr("open"));
        assertThat(page.select("tbody[data-verdict=inconclusive] details:has(> dl.numbers)"))
                .hasSize(1)
                .noneMatch(details -> details.hasAttr("open"));
        assertThat(page.select("tbody[data-verdict=regressed] dl.numbers > div:first-child > dd")
                        .eachText())
                .containsExactly("p99", "p99.9", "time", "allocation");
    }

    @Test
    void linksToOneMetricLeadIntoTheRowOfItsBenchmark() {
        Document page = Jsoup.parse(HtmlReport.render(LockstepReport.inTurns()));
        // As reports that had a row for each metric named them.
        for (String anchor :
                new String[] {"b-StorePut.put-size-1MiB-time-862c40", "b-StorePut.put-size-1MiB-allocation-e094c6"}) {
            Element metric = page.getElementById(anchor);
            assertThat(metric).as(anchor).isNotNull();
            Element row = metric.closest("tbody[data-verdict]");
            assertThat(row).isNotNull();
            assertThat(row.id()).matches("b-StorePut\\.put-size-1MiB-[0-9a-f]{6}");
            assertThat(row.select("a.here").attr("href")).isEqualTo("#" + row.id());
        }
        assertThat(page.select(".forest li a").eachAttr("href")).hasSize(3).allSatisfy(href -> assertThat(
                        page.select(".metric").eachAttr("id"))
                .contains(href.substring(1)));
    }

    private static CheckReport with(CheckReport report, List<Comparison> comparisons) {
        return new CheckReport(
                report.verdict(),
                report.headline(),
                report.createdAt(),
                report.base(),
                report.head(),
                report.policy(),
                report.suite(),
                comparisons,
                report.suiteShift(),
                report.warnings(),
                report.advice());
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
    void linksToAComparisonAreTheSameInTheNextReport() {
        CheckReport report = EveryKindReport.everyKind();
        Document page = Jsoup.parse(HtmlReport.render(report));
        List<Comparison> turned = new ArrayList<>(report.comparisons());
        Collections.reverse(turned);
        Document next = Jsoup.parse(HtmlReport.render(with(report, turned.subList(0, 7))));
        assertThat(next.select("tbody[data-verdict]")).hasSize(7).allSatisfy(row -> {
            Element same = page.getElementById(row.id());
            assertThat(same).isNotNull();
            assertThat(row.selectFirst("th").text())
                    .isEqualTo(same.selectFirst("th").text());
            assertThat(row.select(".metric").eachAttr("id"))
                    .isNotEmpty()
                    .isEqualTo(same.select(".metric").eachAttr("id"));
        });
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

    @Test
    void aRegressionThatNothingSupportsIsNotShownAsAFailure() {
        Document page = Jsoup.parse(HtmlReport.render(AlarmReport.alarm(false)));
        Element row = page.selectFirst("tbody[data-verdict=regressed]");
        assertThat(row).isNotNull();
        assertThat(row.className()).isEqualTo("open");
        assertThat(row.text()).contains("does not count");
        assertThat(page.select(".counts .bad")).isEmpty();
        assertThat(page.select(".counts .open").eachText())
                .containsExactly("1 regressed (1 does not count)", "1 inconclusive");
    }

    @Test
    void aCountIsAsGraveAsTheGravestOfItsRows() {
        Document page = Jsoup.parse(HtmlReport.render(EveryKindReport.everyKind()));
        for (Element count : page.select(".counts li")) {
            String verdict = count.select("use").attr("href").replace("#m-", "");
            Set<String> tones = new HashSet<>(
                    page.select("tbody[data-verdict=" + verdict + "]").eachAttr("class"));
            String gravest = Stream.of("bad", "open", "good", "calm")
                    .filter(tones::contains)
                    .findFirst()
                    .orElseThrow();
            assertThat(count.className()).as(verdict).isEqualTo(gravest);
        }
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
