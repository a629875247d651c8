package dev.backsight.checker.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backsight.checker.baseline.Baselines;
import dev.backsight.checker.git.TestRepository;
import dev.backsight.checker.model.Acceptance;
import dev.backsight.checker.model.AcceptedValue;
import dev.backsight.checker.model.BenchmarkDetail;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real repositories with baselines that were accepted one after the other. */
class AcceptedHistoryTest {

    private static final Environment HERE = AcceptedRuns.environment("This CPU");

    @TempDir
    private Path directory;

    private TestRepository repository;
    private Baselines baselines;

    @BeforeEach
    void createRepository() throws IOException {
        repository = TestRepository.create(directory.resolve("repository"));
        baselines = new Baselines(repository.path().resolve("baselines"));
    }

    @Test
    void everyAcceptedBaselineIsAStepWhatNobodyCanReadIsPassedOver() throws IOException {
        String first = accept(0, "first", Map.of("get", 100.0, "put", 50.0));
        Files.writeString(baselines.fileFor(HERE, "default"), "{");
        repository.commit("broken");
        repository.write("A.java", "class A {}").commit("no baseline");
        String second = accept(1, "codec", Map.of("get", 110.0));

        List<AcceptedValue> values = accepted("get");

        assertThat(values).extracting(AcceptedValue::commit).containsExactly(first, second);
        assertThat(values).extracting(AcceptedValue::reason).containsExactly("first", "codec");
        assertThat(values)
                .extracting(AcceptedValue::acceptedAt)
                .containsExactly(AcceptedRuns.AT, AcceptedRuns.AT.plus(Duration.ofHours(1)));
        assertThat(values.get(0).location()).isCloseTo(100, within(0.1));
        assertThat(values.get(1).location()).isCloseTo(110, within(0.1));
        assertThat(accepted("put")).extracting(AcceptedValue::commit).containsExactly(first);
        assertThat(accepted("nobody")).isEmpty();
    }

    @Test
    void onlyTheLastStepsAreKept() throws IOException {
        for (int hour = 0; hour < 22; hour++) {
            accept(hour, "number " + hour, Map.of("get", 100.0 + hour));
        }
        assertThat(accepted("get")).hasSize(20).first().satisfies(value -> assertThat(value.reason())
                .isEqualTo("number 2"));
    }

    @Test
    void whereThereIsNoHistoryDetailsStayAsTheyAre() throws IOException {
        assertThat(accepted("get")).isEmpty();
        assertThat(history(Files.createDirectory(directory.resolve("no-repository")))
                        .beside(details("get")))
                .isEqualTo(details("get"));
    }

    private List<AcceptedValue> accepted(String method) {
        return history(baselines.directory()).beside(details(method)).get(0).accepted();
    }

    private static AcceptedHistory history(Path folder) {
        return new AcceptedHistory(folder, HERE, "default");
    }

    private static List<BenchmarkDetail> details(String method) {
        BenchmarkId id = BenchmarkId.of("org.example.Bench." + method, Mode.AVERAGE_TIME, 1, Map.of());
        return List.of(new BenchmarkDetail(id, null, null, null, null, null, null, List.of()));
    }

    private String accept(int hour, String reason, Map<String, Double> times) {
        String measured = Integer.toString(hour % 10).repeat(40);
        baselines.put(
                AcceptedRuns.run("default", HERE, measured, times),
                new Acceptance("Ada", AcceptedRuns.AT.plus(Duration.ofHours(hour)), reason, null, List.of()));
        return repository.commit("Accept " + reason);
    }
}
