package dev.backsight.reports.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.checker.model.CheckReport;
import dev.backsight.reports.EveryKindReport;
import dev.backsight.reports.GoldenFile;
import dev.backsight.reports.HostileReport;
import dev.backsight.reports.LargeReport;
import dev.backsight.reports.UnmeasuredReports;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OpenMetricsTextTest {

    /** From the specification's ABNF, for samples without exemplars and timestamps. */
    private static final Pattern LABEL = Pattern.compile("([a-z][a-z_]*)=\"((?:[^\"\\\\\\n]++|\\\\[\"\\\\n])*+)\"");

    private static final Pattern SAMPLE = Pattern.compile(
            "([a-z_]+)\\{(" + LABEL + "(?:," + LABEL + ")*)\\} " + "(NaN|[+-]Inf|-?\\d+|-?\\d+\\.\\d+(?:E-?\\d+)?)");
    private static final Pattern METADATA = Pattern.compile("# (TYPE|UNIT|HELP) ([a-z_]+) (.+)");

    static CheckReport[] reports() {
        return new CheckReport[] {
            EveryKindReport.everyKind(),
            HostileReport.hostile(),
            UnmeasuredReports.recorded(),
            UnmeasuredReports.incomplete(),
            LargeReport.large(500, 1)
        };
    }

    @Test
    void isStable() throws IOException {
        GoldenFile.expect("every-kind.prom", () -> OpenMetricsText.render(EveryKindReport.everyKind()));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void keepsToTheGrammarWithFamiliesWholeAndSeriesUnique(CheckReport report) {
        String text = OpenMetricsText.render(report);
        assertThat(text).endsWith("\n# EOF\n").doesNotContain("\r");
        Set<String> families = new HashSet<>();
        Set<String> series = new HashSet<>();
        List<String> metadata = new ArrayList<>();
        String family = "";
        String[] lines = text.split("\n", -1);
        for (String line : List.of(lines).subList(0, lines.length - 2)) {
            Matcher about = METADATA.matcher(line);
            if (about.matches()) {
                if (!about.group(2).equals(family)) {
                    family = about.group(2);
                    metadata.clear();
                    assertThat(families.add(family))
                            .as("%s is in one piece", family)
                            .isTrue();
                }
                metadata.add(about.group(1));
                assertThat(metadata)
                        .isIn(
                                List.of("TYPE"),
                                List.of("TYPE", "UNIT"),
                                List.of("TYPE", "HELP"),
                                List.of("TYPE", "UNIT", "HELP"));
                if (about.group(1).equals("UNIT")) {
                    assertThat(family).endsWith("_" + about.group(3));
                }
            } else {
                Matcher sample = SAMPLE.matcher(line);
                assertThat(sample.matches()).as(line).isTrue();
                assertThat(sample.group(1)).isEqualTo(family);
                assertThat(series.add(sample.group(1) + sample.group(2))).isTrue();
                Set<String> labels = new HashSet<>();
                Matcher label = LABEL.matcher(sample.group(2));
                while (label.find()) {
                    assertThat(labels.add(label.group(1))).isTrue();
                }
            }
        }
    }

    @Test
    void valuesAreInBaseUnits() {
        Map<String, String> values = Map.of(
                "backsight_time_seconds{suite=\"file-store\",benchmark=\"dev.backsight.benchmarks.StorePut.put\","
                        + "params=\"codec=zstd size=1MiB\",mode=\"avgt\",threads=\"1\",metric=\"time\",side=\"head\"}",
                "0.00134938",
                "backsight_allocation_bytes{suite=\"file-store\","
                        + "benchmark=\"dev.backsight.benchmarks.StorePut.put\",params=\"codec=lz4 size=64KiB\","
                        + "mode=\"avgt\",threads=\"1\",metric=\"allocation\",side=\"base\"}",
                "2048");
        List<String> lines =
                OpenMetricsText.render(EveryKindReport.everyKind()).lines().toList();
        values.forEach((series, value) -> assertThat(lines.stream()
                        .filter(line -> line.startsWith(series + " "))
                        .map(line -> Double.parseDouble(line.substring(series.length() + 1))))
                .containsExactly(Double.parseDouble(value)));
    }
}
