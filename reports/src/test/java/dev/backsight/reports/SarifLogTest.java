package dev.backsight.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.Comparison;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SarifLogTest {

    @Test
    void isStable() throws IOException {
        GoldenFile.expect("every-kind.sarif", () -> SarifLog.render(ReportFixtures.everyKind()));
    }

    @Test
    void hasOneResultPerFailingComparisonAndEachNamesItsRule() throws IOException {
        CheckReport report = ReportFixtures.everyKind();
        JsonNode run = run(report);
        List<Comparison> failing =
                report.comparisons().stream().filter(Comparison::failing).toList();
        assertThat(run.path("results")).hasSize(failing.size());
        JsonNode rules = run.path("tool").path("driver").path("rules");
        for (int i = 0; i < failing.size(); i++) {
            JsonNode result = run.path("results").get(i);
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

    @Test
    void fingerprintsTellResultsApart() throws IOException {
        Set<String> seen = new HashSet<>();
        for (JsonNode result : run(ReportFixtures.large(2000, 3)).path("results")) {
            assertThat(seen.add(result.at("/partialFingerprints/benchmarkAndMetric~1v1")
                            .asText()))
                    .isTrue();
        }
        assertThat(seen).hasSize(40);
    }

    @Test
    void hostileTextStaysTextAndPlaceholdersAndLinksAreDefused() throws IOException {
        JsonNode result = run(ReportFixtures.hostile()).path("results").get(0);
        assertThat(result.at("/message/text").asText())
                .contains("<script>", "{{{{ 7*7 }}}}", "\\u202e")
                .doesNotContain("](", "\u202e", "\u0000");
        assertThat(result.path("properties").has("change")).isFalse();
        assertThat(result.at("/properties/low").asDouble()).isEqualTo(-1);
    }

    @Test
    void brokenOffCheckWasNoSuccessfulExecution() throws IOException {
        JsonNode invocation =
                run(ReportFixtures.incomplete()).path("invocations").get(0);
        assertThat(invocation.path("executionSuccessful").asBoolean(true)).isFalse();
        assertThat(invocation.path("toolExecutionNotifications")).hasSize(2);
    }

    private static JsonNode run(CheckReport report) throws IOException {
        JsonNode log = new ObjectMapper().readTree(SarifLog.render(report));
        assertThat(log.path("version").asText()).isEqualTo("2.1.0");
        return log.path("runs").get(0);
    }
}
