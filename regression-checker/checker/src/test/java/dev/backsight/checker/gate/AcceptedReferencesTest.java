package dev.backsight.checker.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backsight.checker.baseline.Baselines;
import dev.backsight.checker.model.BenchmarkDetail;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.Mode;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Reference;
import dev.backsight.checker.model.ReferenceDistance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcceptedReferencesTest {

    private static final Environment HERE = AcceptedRuns.environment("This CPU");
    private static final Instant LATER = AcceptedRuns.AT.plus(Duration.ofHours(1));
    private static final Policy POLICY = Policy.DEFAULT.withReferences(
            List.of(new Reference("*.put", new TreeMap<>(), "org.example.Bench.bare", 1)));

    @TempDir
    private Path directory;

    private Baselines baselines;

    @BeforeEach
    void chooseDirectory() {
        baselines = new Baselines(directory.resolve("baselines"));
    }

    @Test
    void theBaselineAcceptedLastThatHasBothSpeaksWhateverItsSuite() {
        accept("full", HERE, AcceptedRuns.AT, Map.of("put", 90.0, "bare", 30.0));
        accept("nightly", HERE, LATER, Map.of("put", 80.0, "bare", 40.0));
        accept("quick", HERE, LATER.plusSeconds(1), Map.of("put", 70.0));

        ReferenceDistance distance = distance();

        assertThat(distance.ratio()).isCloseTo(2, within(0.001));
        assertThat(distance.acceptedAt()).isEqualTo(LATER);
    }

    @Test
    void numbersOfAnotherEnvironmentDoNotServe() {
        accept("full", AcceptedRuns.environment("That CPU"), AcceptedRuns.AT, Map.of("put", 90.0, "bare", 30.0));
        assertThat(distance()).isNull();
    }

    @Test
    void aBaselineThatCannotBeReadIsPassedOver() throws IOException {
        accept("full", HERE, AcceptedRuns.AT, Map.of("put", 90.0, "bare", 30.0));
        Files.writeString(baselines.fileFor(HERE, "broken"), "{");
        assertThat(distance().acceptedAt()).isEqualTo(AcceptedRuns.AT);
    }

    @Test
    void withoutBaselinesDetailsStayAsTheyAre() {
        assertThat(distance()).isNull();
    }

    private @Nullable ReferenceDistance distance() {
        BenchmarkId put = BenchmarkId.of("org.example.Bench.put", Mode.AVERAGE_TIME, 1, Map.of());
        BenchmarkDetail detail = new BenchmarkDetail(put, null, null, null, null, null, null, List.of());
        return new AcceptedReferences(baselines.directory(), HERE, POLICY)
                .beside(List.of(detail))
                .get(0)
                .distance();
    }

    private void accept(String suite, Environment where, Instant at, Map<String, Double> times) {
        baselines.put(AcceptedRuns.run(suite, where, "a".repeat(40), times), AcceptedRuns.acceptance("Ada", at));
    }
}
