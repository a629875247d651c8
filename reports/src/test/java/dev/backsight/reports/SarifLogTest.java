package dev.backsight.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Verdict;
import dev.backsight.reports.source.SourceLocation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SarifLogTest {

    private static final JsonSchema SCHEMA = schema();

    @Test
    void isStable() throws IOException {
        GoldenFile.expect(
                "every-kind.sarif", () -> SarifLog.render(EveryKindReport.everyKind(), SarifLogTest::located));
    }

    @Test
    void hasOneErrorPerFailingComparisonAndEachNamesItsRule() throws IOException {
        CheckReport report = EveryKindReport.everyKind();
        JsonNode run = run(report);
        List<Comparison> failing =
                report.comparisons().stream().filter(Comparison::failing).toList();
        assertThat(errors(run)).hasSize(failing.size());
        JsonNode rules = run.path("tool").path("driver").path("rules");
        for (int i = 0; i < failing.size(); i++) {
            JsonNode result = errors(run).get(i);
            String rule = failing.get(i).verdict().name();
            assertThat(result.path("ruleId").asText()).isEqualTo(rule);
            assertThat(rules.get(result.path("ruleIndex").asInt()).path("id").asText())
                    .isEqualTo(rule);
            assertThat(result.path("level").asText()).isEqualTo("error");
            assertThat(result.at("/locations/0/logicalLocations/0/fullyQualifiedName")
                            .asText())
                    .isEqualTo(failing.get(i).benchmark().name());
            assertThat(result.at("/message/text").asText())
                    .contains(failing.get(i).explanation());
        }
    }

    private static List<JsonNode> errors(JsonNode run) {
        List<JsonNode> errors = new ArrayList<>();
        run.path("results").forEach(result -> {
            if (result.path("level").asText().equals("error")) {
                errors.add(result);
            }
        });
        return errors;
    }

    @Test
    void whatThePolicyExemptsIsListedAndSuppressed() throws IOException {
        List<String> exempt = new ArrayList<>();
        for (JsonNode result : run(EveryKindReport.everyKind()).path("results")) {
            JsonNode suppression = result.at("/suppressions/0");
            assertThat(suppression.isMissingNode())
                    .isEqualTo(result.path("level").asText().equals("error"));
            if (!suppression.isMissingNode()) {
                assertThat(result.path("level").asText()).isEqualTo("note");
                exempt.add(result.path("ruleId").asText() + ", "
                        + suppression.path("justification").asText());
            }
        }
        assertThat(exempt)
                .containsExactly(
                        "REMOVED, accounted for: replaced by Metadata.range",
                        "REGRESSED, muted: until 2026-12-31: slow disk on this runner");
    }

    @Test
    void aRegressionThatNothingSupportsIsOpenAndNoError() throws IOException {
        JsonNode results = run(AlarmReport.alarm(false)).path("results");
        assertThat(results).hasSize(1);
        assertThat(results.get(0).path("kind").asText()).isEqualTo("open");
        assertThat(results.get(0).path("level").asText()).isEqualTo("none");

        JsonNode failing = run(AlarmReport.alarm(true)).path("results");
        assertThat(failing).hasSize(2);
        assertThat(failing.get(0).path("level").asText()).isEqualTo("none");
        assertThat(failing.get(1).path("level").asText()).isEqualTo("error");
        assertThat(failing.get(1).path("ruleId").asText()).isEqualTo("INCONCLUSIVE");
    }

    @Test
    void fingerprintsTellResultsApart() throws IOException {
        Set<String> seen = new HashSet<>();
        for (JsonNode result : run(LargeReport.large(2000, 3)).path("results")) {
            assertThat(seen.add(result.at("/partialFingerprints/benchmarkAndMetric~1v1")
                            .asText()))
                    .isTrue();
        }
        assertThat(seen).hasSize(40);
    }

    @Test
    void hostileTextStaysTextAndPlaceholdersAndLinksAreDefused() throws IOException {
        JsonNode result = run(HostileReport.hostile()).path("results").get(0);
        assertThat(result.at("/message/text").asText())
                .contains("<script>", "{{{{ 7*7 }}}}", "\\u202e")
                .doesNotContain("](", "\u202e", "\u0000");
        assertThat(result.path("properties").has("change")).isFalse();
        assertThat(result.at("/properties/low").asDouble()).isEqualTo(-1);
    }

    @Test
    void brokenOffCheckWasNoSuccessfulExecution() throws IOException {
        JsonNode invocation =
                run(UnmeasuredReports.incomplete()).path("invocations").get(0);
        assertThat(invocation.path("executionSuccessful").asBoolean(true)).isFalse();
        assertThat(invocation.path("toolExecutionNotifications")).hasSize(3);
    }

    @Test
    void pointsAtTheMethodWhereItIsKnownAndNamesItWhereNot() throws IOException {
        for (JsonNode result : run(EveryKindReport.everyKind()).path("results")) {
            String name = result.at("/locations/0/logicalLocations/0/fullyQualifiedName")
                    .asText();
            JsonNode physical = result.at("/locations/0/physicalLocation");
            assertThat(physical.isMissingNode()).isEqualTo(!name.contains("StorePut"));
            if (name.contains("StorePut")) {
                assertThat(physical.at("/artifactLocation/uri").asText())
                        .isEqualTo("benchmarks/src/a%20b/StorePut.java");
                assertThat(physical.at("/region/startLine").asInt()).isEqualTo(42);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("reports")
    void isValidAfterTheSchema(CheckReport report) {
        Set<ValidationMessage> problems = SCHEMA.validate(
                SarifLog.render(report, SarifLogTest::located),
                InputFormat.JSON,
                context -> context.getExecutionConfig().setFormatAssertionsEnabled(true));
        assertThat(problems).isEmpty();
    }

    @Test
    void theSchemaRefusesWhatIsNotSarif() {
        String log = SarifLog.render(EveryKindReport.everyKind(), SarifLogTest::located);
        assertThat(SCHEMA.validate(log.replace("\"startLine\" : 42", "\"startLine\" : 0"), InputFormat.JSON))
                .isNotEmpty();
        assertThat(SCHEMA.validate(log.replace("\"ruleId\"", "\"rule\""), InputFormat.JSON))
                .isNotEmpty();
    }

    static CheckReport[] reports() {
        return new CheckReport[] {
            EveryKindReport.everyKind(),
            HostileReport.hostile(),
            UnmeasuredReports.recorded(),
            UnmeasuredReports.incomplete(),
            ExtremeReport.extreme(Verdict.FAILED),
            AlarmReport.alarm(false),
            AlarmReport.alarm(true),
            LargeReport.large(300, 2)
        };
    }

    private static Optional<SourceLocation> located(String benchmark) {
        return benchmark.contains("StorePut")
                ? Optional.of(new SourceLocation("benchmarks/src/a%20b/StorePut.java", 42))
                : Optional.empty();
    }

    /** As OASIS published it; the jar of a library of the format carries it. */
    private static JsonSchema schema() {
        try (InputStream in = SarifLogTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            assertThat(in).isNotNull();
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode run(CheckReport report) throws IOException {
        JsonNode log = new ObjectMapper().readTree(SarifLog.render(report, SarifLogTest::located));
        assertThat(log.path("version").asText()).isEqualTo("2.1.0");
        return log.path("runs").get(0);
    }
}
