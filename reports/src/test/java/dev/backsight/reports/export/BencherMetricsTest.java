package dev.backsight.reports.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.reports.EveryKindReport;
import dev.backsight.reports.GoldenFile;
import dev.backsight.reports.HostileReport;
import dev.backsight.reports.LargeReport;
import dev.backsight.reports.UnmeasuredReports;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class BencherMetricsTest {

    private static final ObjectMapper STRICT = new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    @Test
    void isStable() throws IOException {
        GoldenFile.expect("every-kind.bencher.json", () -> BencherMetrics.render(EveryKindReport.everyKind()));
    }

    @Test
    void hasTheFormsOfTheFormatAndNamesThatBencherTakes() throws IOException {
        for (CheckReport report : new CheckReport[] {
            EveryKindReport.everyKind(),
            HostileReport.hostile(),
            UnmeasuredReports.recorded(),
            LargeReport.large(2000, 1)
        }) {
            JsonNode benchmarks = STRICT.readTree(BencherMetrics.render(report));
            assertThat(benchmarks.isObject()).isTrue();
            benchmarks.properties().forEach(benchmark -> {
                assertThat(benchmark.getKey()).isNotBlank().hasSizeLessThanOrEqualTo(1024);
                assertThat(benchmark.getValue()).isNotEmpty();
                benchmark.getValue().properties().forEach(measure -> {
                    assertThat(measure.getKey()).isNotBlank().hasSizeLessThanOrEqualTo(64);
                    JsonNode metric = measure.getValue();
                    assertThat(metric.path("value").isNumber()).isTrue();
                    if (metric.has("lower_value")) {
                        assertThat(metric.path("lower_value").asDouble())
                                .isLessThanOrEqualTo(metric.path("upper_value").asDouble());
                    }
                });
            });
        }
    }

    @Test
    void longNamesStayTwoAndTheSame() {
        String one = "x".repeat(2000) + "a";
        String other = "x".repeat(2000) + "b";
        assertThat(SeriesName.within(one, 64)).hasSize(64).isNotEqualTo(SeriesName.within(other, 64));
        assertThat(SeriesName.within(one, 64)).isEqualTo(SeriesName.within(one, 64));
        assertThat(SeriesName.within("short", 64)).isEqualTo("short");
        String torn = "x".repeat(46) + "\ud83d\ude00" + "y".repeat(60);
        assertThat(SeriesName.within(torn, 64)).startsWith("x".repeat(46) + "~");
    }
}
