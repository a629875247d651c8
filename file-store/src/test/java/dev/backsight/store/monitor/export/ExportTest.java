package dev.backsight.store.monitor.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.backsight.store.monitor.HandClock;
import dev.backsight.store.monitor.MonitorConfig;
import dev.backsight.store.monitor.Operation;
import dev.backsight.store.monitor.Percentile;
import dev.backsight.store.monitor.StoreMonitor;
import dev.backsight.store.monitor.Threshold;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExportTest {

    private static final String HOSTILE = "=cmd|' /C calc'!A0,\"\n</script>\u2028";

    private final HandClock clock = new HandClock();
    private final StoreMonitor monitor = StoreMonitor.create(
            HOSTILE,
            MonitorConfig.defaults()
                    .withAllocationSampling(1)
                    .withThresholds(
                            List.of(Threshold.errorRate(Operation.DELETE, 0).after(1, 1))),
            clock);

    @BeforeEach
    void record() {
        for (int i = 0; i < 3; i++) {
            long started = monitor.start();
            clock.advance(Duration.ofMillis(500));
            monitor.succeeded(Operation.PUT, started, 100);
        }
        monitor.failed(Operation.DELETE, monitor.start());
        clock.advance(Duration.ofMillis(500));
        monitor.aggregate();
    }

    @Test
    void jsonFollowsItsSchemaAndSaysWhatWasRecorded() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        JsonExport.write(monitor.store(), monitor.history(), bytes);

        JsonNode json = new ObjectMapper().readTree(bytes.toByteArray());
        try (InputStream schemaText =
                Objects.requireNonNull(JsonExport.class.getResourceAsStream("history.schema.json"))) {
            JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(schemaText);
            assertThat(schema.validate(json)).isEmpty();
        }
        assertThat(json.path("store").asText()).isEqualTo(HOSTILE);
        JsonNode put = json.at("/intervals/0/operations/put");
        assertThat(put.path("succeeded").asLong()).isEqualTo(3);
        assertThat(put.path("bytesPerSecond").asDouble()).isEqualTo(150.0);
        assertThat(put.path("latencyNanos").path("p99.9").asLong()).isBetween(500_000_000L, 505_000_000L);
        assertThat(put.path("allocatedBytes").path("samples").asLong()).isEqualTo(3);
        JsonNode delete = json.at("/intervals/0/operations/delete");
        assertThat(delete.path("successRatio").asDouble()).isZero();
        assertThat(delete.has("latencyNanos")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "de-DE", "ar-EG", "hi-IN-u-nu-deva"})
    void csvHasOneRowForEachOperationAndTheSameNumbersInEveryLocale(String locale) throws IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(locale));
        StringBuilder csv = new StringBuilder();
        try {
            CsvExport.write("store", monitor.history(), csv);
        } finally {
            Locale.setDefault(before);
        }

        String[] rows = csv.toString().split("\r\n", -1);
        assertThat(rows).hasSize(1 + Operation.values().length + 1);
        int columns = rows[0].split(",", -1).length;
        for (int i = 0; i < rows.length - 1; i++) {
            assertThat(rows[i].split(",", -1)).as(rows[i]).hasSize(columns);
        }
        assertThat(rows[1])
                .startsWith("store,1,2026-11-21T12:00:00Z,2026-11-21T12:00:02Z,put,3,0,1.0,1.5,0.0,300,150.0,");
        assertThat(rows[3]).contains(",delete,0,1,0.0,0.5,0.5,0,0.0,,");
    }

    @Test
    void csvNeutralisesAStoreNameThatIsAFormula() throws IOException {
        StringBuilder csv = new StringBuilder();
        CsvExport.write(monitor.store(), monitor.history(), csv);

        assertThat(csv).contains("\r\n\"'=cmd|' /C calc'!A0,\"\"\n</script>\u2028\",1,");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "plain, plain",
                "=1+1, '=1+1",
                "+1, '+1",
                "-1, '-1",
                "@SUM(A1), '@SUM(A1)",
                "`  =1`, `'  =1`",
                "`\t=1`, `'\t=1`",
                "`\uFF1D1`, `'\uFF1D1`",
                "`a,b`, `\"a,b\"`",
                "`say \"x\"`, `\"say \"\"x\"\"\"`",
                "`\r\n`, `\"'\r\n\"`",
                "a=b, a=b"
            })
    void fieldsAreQuotedAndFormulasDefused(String text, String field) {
        assertThat(CsvField.encode(text)).isEqualTo(field);
    }

    @Test
    void prometheusTextHasTotalsPercentilesAndAlerts() {
        try (PrometheusExport export = new PrometheusExport(monitor)) {
            List<String> lines = export.scrape().lines().toList();

            // In the exposition format backslash, quote and line feed of a label are escaped.
            String store = "store=\"=cmd|' /C calc'!A0,\\\"\\n</script>\u2028\"";
            assertThat(lines)
                    .contains(
                            "file_store_operations_total{operation=\"put\",outcome=\"succeeded\"," + store + "} 3.0",
                            "file_store_operations_total{operation=\"delete\",outcome=\"failed\"," + store + "} 1.0",
                            "file_store_bytes_total{operation=\"put\"," + store + "} 300.0",
                            "file_store_duration_seconds_count{operation=\"put\"," + store + "} 3",
                            "file_store_alerts_raised{" + store + "} 1.0",
                            "file_store_latency_seconds{operation=\"get\",quantile=\"0.999\"," + store + "} NaN");
            assertThat(lines)
                    .filteredOn(line -> line.startsWith("file_store_latency_seconds{operation=\"put\""))
                    .hasSize(Percentile.values().length)
                    .allMatch(line -> {
                        double seconds = Double.parseDouble(line.substring(line.lastIndexOf(' ')));
                        return seconds >= 0.5 && seconds <= 0.505;
                    });
        }
    }

    @Test
    void countersNeverGoBackBetweenScrapes() {
        try (PrometheusExport export = new PrometheusExport(monitor)) {
            Map<String, Double> before = counters(export.scrape());
            monitor.succeeded(Operation.PUT, monitor.start(), 1);
            monitor.aggregate();
            Map<String, Double> after = counters(export.scrape());

            assertThat(before).hasSizeGreaterThan(3 * Operation.values().length);
            assertThat(after.keySet()).isEqualTo(before.keySet());
            after.forEach(
                    (counter, value) -> assertThat(value).as(counter).isGreaterThanOrEqualTo(before.get(counter)));
            List<String> moved = after.keySet().stream()
                    .filter(counter -> !after.get(counter).equals(before.get(counter)))
                    .toList();
            assertThat(moved)
                    .as("what one put of one byte moves")
                    .hasSize(3)
                    .allMatch(counter -> counter.contains("operation=\"put\""))
                    .anyMatch(counter -> counter.startsWith("file_store_bytes_total"));
        }
    }

    private static Map<String, Double> counters(String scrape) {
        return scrape.lines()
                .filter(line -> line.startsWith("file_store_"))
                .filter(line -> List.of("total", "count", "sum")
                        .contains(line.substring(line.lastIndexOf('_', line.indexOf('{')) + 1, line.indexOf('{'))))
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.lastIndexOf(' ')),
                        line -> Double.parseDouble(line.substring(line.lastIndexOf(' ')))));
    }
}
