package dev.backsight.checker.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Characteristics;
import dev.backsight.checker.model.CharacteristicsSetup;
import dev.backsight.checker.model.Coverage;
import dev.backsight.checker.model.Detection;
import dev.backsight.checker.model.FailureRate;
import dev.backsight.checker.model.InjectedSlowdown;
import dev.backsight.checker.model.Mode;
import dev.backsight.checker.model.Rate;
import dev.backsight.checker.model.Requirement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequirementsTest {

    private static final Duration BUDGET = Duration.ofMinutes(10);
    private static final Rate NONE = new Rate(0, 1_000, 0, 0.004);

    @Test
    void ofWorkWhoseKindIsKnownEachKindHasItsDemand() {
        Characteristics shown = Requirements.judged(with(List.of(
                slowed("dev.backsight.workloads.cpu.Sha256.run", 0.05, BUDGET, 94),
                slowed("dev.backsight.workloads.memory.PointerChase.run", 0.05, BUDGET, 65),
                slowed("dev.backsight.workloads.allocation.RecordTree.run", 0.05, BUDGET, 7),
                slowed("dev.backsight.workloads.disk.WriteBlocks.run", 0.10, BUDGET, 95),
                slowed("dev.backsight.workloads.disk.WriteBlocks.run", 0.02, BUDGET, 1),
                slowed("dev.backsight.workloads.cpu.Sha256.run", 0.05, Duration.ofMinutes(5), 2),
                slowed("org.acme.cpu.Sha256.run", 0.05, BUDGET, 3))));

        assertThat(shown.requirements())
                .filteredOn(row -> row.what().contains("more work"))
                .extracting(Requirement::what, Requirement::mustBe, Requirement::outcome)
                .containsExactly(
                        tuple(
                                "5 % more work is REGRESSED, bound by the processor",
                                ">= " + Percent.of(0.95), Requirement.Outcome.NOT_REACHED),
                        tuple(
                                "5 % more work is REGRESSED, bound by memory",
                                ">= " + Percent.of(0.65), Requirement.Outcome.REACHED),
                        tuple("5 % more work is REGRESSED, allocating", "(told)", Requirement.Outcome.NOT_JUDGED),
                        tuple(
                                "10 % more work is REGRESSED, writing to disk",
                                ">= " + Percent.of(0.95), Requirement.Outcome.REACHED));
        assertThat(shown.requirements().stream()
                        .filter(row -> row.what().contains("processor"))
                        .findFirst()
                        .orElseThrow()
                        .limitedBy())
                .isEqualTo("pairs of Sha256.run scatter by " + Percent.of(0.01));
    }

    @Test
    void ofShiftedPairsAloneNothingIsSaidOfRealWork() {
        assertThat(Requirements.judged(with(List.of())).requirements())
                .isNotEmpty()
                .noneMatch(row -> row.what().contains("more work"));
    }

    private static InjectedSlowdown slowed(String name, double truth, Duration budget, int found) {
        return new InjectedSlowdown(id(name), truth, budget, new Rate(found, 100, 0, 1), Rate.NOT_TRIED);
    }

    private static BenchmarkId id(String name) {
        return BenchmarkId.of(name, Mode.AVERAGE_TIME, 1, Map.of());
    }

    private static Characteristics with(List<InjectedSlowdown> injected) {
        return new Characteristics(
                new CharacteristicsSetup(1_000, 28, 1, 30, 30, 0, 0.01, 0.03, BUDGET, "median", 1),
                new FailureRate(NONE, 0),
                new FailureRate(NONE, 0),
                NONE,
                new Coverage(NONE, NONE),
                new Coverage(NONE, NONE),
                Double.NaN,
                List.of(SimulationSettings.SMALL),
                List.of(new Detection(
                        id("dev.backsight.workloads.cpu.Sha256.run"), 30, 0.01, Double.NaN, List.of(NONE))),
                injected,
                List.of(),
                List.of(),
                List.of());
    }
}
