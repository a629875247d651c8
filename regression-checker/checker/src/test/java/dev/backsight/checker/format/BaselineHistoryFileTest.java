package dev.backsight.checker.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import dev.backsight.checker.model.Acceptance;
import dev.backsight.checker.model.AcceptedMove;
import dev.backsight.checker.model.BaselineHistory;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Change;
import dev.backsight.checker.model.Metric;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Mode;
import dev.backsight.checker.model.Revision;
import dev.backsight.checker.model.SuiteHistory;
import dev.backsight.checker.model.Unit;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaselineHistoryFileTest {

    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(SchemaLocation.of("classpath:dev/backsight/checker/format/baseline-history-v1.schema.json"));

    private static final Metric TIME = Metric.of(Metric.TIME, new Unit("ns/op"), MetricFamily.TIME);

    private static final BaselineHistory HISTORY = new BaselineHistory(
            null,
            new Revision("b".repeat(40), "c".repeat(64), "A title", false),
            true,
            List.of(new SuiteHistory(
                    "linux-amd64",
                    "quick",
                    SuiteHistory.Fate.KEPT,
                    List.of(
                            new SuiteHistory.Link(
                                    "a".repeat(40),
                                    new Acceptance(
                                            "Ada", Instant.parse("2026-11-21T10:00:00Z"), "first", null, List.of()),
                                    "d".repeat(40),
                                    ""),
                            new SuiteHistory.Link("b".repeat(40), null, null, "passed over: nonsense")),
                    List.of(
                            new AcceptedMove(
                                    BenchmarkId.of("org.example.Bench.get", Mode.AVERAGE_TIME, 1, Map.of("size", "1")),
                                    TIME,
                                    100.0,
                                    104.5,
                                    new Change(0.045, 0.04, Double.POSITIVE_INFINITY, -1, 1, 1, 0.1),
                                    List.of(0.02, Double.NaN, 0.0245),
                                    ""),
                            new AcceptedMove(
                                    BenchmarkId.of("org.example.Bench.put", Mode.THROUGHPUT, 4, Map.of()),
                                    TIME,
                                    null,
                                    7.0,
                                    null,
                                    List.of(Double.NaN),
                                    "was not there before")))));

    private final Locale before = Locale.getDefault();

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "tr-TR", "ar-EG-u-nu-arab"})
    void isWrittenTheSameInEveryLocale(String locale) throws IOException, URISyntaxException {
        Locale.setDefault(Locale.forLanguageTag(locale));
        assertThat(BaselineHistoryFile.text(HISTORY))
                .isEqualTo(Files.readString(Path.of(BaselineHistoryFileTest.class
                        .getResource("/format/baseline-history-v1.json")
                        .toURI())));
    }

    @Test
    void isDescribedByItsSchema() {
        assertThat(SCHEMA.validate(BaselineHistoryFile.text(HISTORY), InputFormat.JSON))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"fate\": \"KEPT\" | \"fate\": \"LOST\"",
                "\"cutOff\": true | \"cutOff\": null",
                "\"low\": 0.04, | ",
                "\"steps\": [0.02 | \"steps\": [\"2 %\"",
                "\"addsUp\": true | \"addsUp\": 1",
            })
    void itsSchemaRefusesSomethingElse(String found, String replacement) {
        String valid = BaselineHistoryFile.text(HISTORY);
        assertThat(valid).contains(found);
        assertThat(SCHEMA.validate(valid.replace(found, replacement == null ? "" : replacement), InputFormat.JSON))
                .isNotEmpty();
    }
}
