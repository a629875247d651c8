package dev.backsight.reports.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.Side;
import dev.backsight.checker.model.Unit;
import dev.backsight.reports.EveryKindReport;
import dev.backsight.reports.GoldenFile;
import dev.backsight.reports.HostileReport;
import dev.backsight.reports.LargeReport;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GithubActionBenchmarkTest {

    @Test
    void isStable() throws IOException {
        GoldenFile.expect(
                "every-kind.github-action-benchmark.json",
                () -> GithubActionBenchmark.render(EveryKindReport.everyKind()));
    }

    @Test
    void everyEntryHasWhatTheActionDemandsUnderANameOfItsOwn() throws IOException {
        for (CheckReport report :
                new CheckReport[] {EveryKindReport.everyKind(), HostileReport.hostile(), LargeReport.large(2000, 1)}) {
            Set<String> names = new HashSet<>();
            for (JsonNode entry : new ObjectMapper().readTree(GithubActionBenchmark.render(report))) {
                assertThat(entry.path("value").isNumber()).isTrue();
                assertThat(entry.path("unit").asText()).isIn("ns/op", "B/op");
                assertThat(names.add(entry.path("name").asText())).isTrue();
            }
        }
    }

    @Test
    void noNameBreaksOutOfACodeSpanInATable() throws IOException {
        JsonNode entries = new ObjectMapper().readTree(GithubActionBenchmark.render(HostileReport.hostile()));
        for (JsonNode entry : entries) {
            for (JsonNode text : entry) {
                assertThat(text.asText()).doesNotContain("`", "|");
            }
        }
    }

    @Test
    void throughputIsTheTimeOfOneOperationWhateverItsUnit() {
        for (String unit : new String[] {"ops/s", "ops/ms", "ops/us"}) {
            double perSecond = new Unit(unit).factorTo(new Unit("ops/s")).orElseThrow();
            Quantity quantity = Quantity.of(
                            new Side(500 / perSecond, new Unit(unit), List.of(400 / perSecond, 600 / perSecond)))
                    .flatMap(Quantity::smallerIsBetter)
                    .orElseThrow();
            assertThat(quantity.value()).isCloseTo(2e6, within(1e-3));
            assertThat(quantity.unit().symbol()).isEqualTo("ns/op");
            assertThat(quantity.forks().get(0)).isCloseTo(2.5e6, within(1e-3));
        }
    }

    @Test
    void aRateOfNothingIsNoTime() {
        assertThat(Quantity.of(new Side(0, new Unit("ops/s"), List.of(0.0))).flatMap(Quantity::smallerIsBetter))
                .isEmpty();
    }
}
