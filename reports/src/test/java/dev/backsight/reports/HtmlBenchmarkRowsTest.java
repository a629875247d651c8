package dev.backsight.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;

/** The table of an HTML report: a row for each benchmark. */
class HtmlBenchmarkRowsTest {
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
    void saysThatVerdictsAreCountedByMetric() {
        Document page = Jsoup.parse(HtmlReport.render(ManyMetricsReport.several()));
        assertThat(page.select(".counts b").eachText().stream()
                        .mapToInt(Integer::parseInt)
                        .sum())
                .isEqualTo(7);
        assertThat(page.select("header.verdict > p.quiet").text()).endsWith("; 7 comparisons, one for each metric");
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
}
