package dev.backsight.checker.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backsight.checker.format.RunFile;
import dev.backsight.checker.model.BenchmarkDetail;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.ReferenceDistance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileComparisonTest {

    private static final Environment HERE = AcceptedRuns.environment("This CPU");

    @TempDir
    private Path directory;

    @Test
    void theDistanceToAReferenceIsThatOfHeadAndAnEntryForOthersIsNoMistake() throws IOException {
        Files.writeString(directory.resolve("policy.yaml"), """
                references:
                  - {benchmark: '*.put', reference: org.example.Bench.bare}
                  - {benchmark: '*.get', reference: org.example.Bench.nowhere}
                """);
        Path base = run("base.json", Map.of("put", 50.0, "get", 9.0, "bare", 50.0));
        Path head = run("head.json", Map.of("put", 60.0, "get", 8.0, "bare", 20.0));

        CheckReport report = FileComparison.compare(
                base, head, PolicySource.of(null, null, null, null, null, null), directory, false, Clock.systemUTC());

        List<ReferenceDistance> distances = report.details().stream()
                .map(BenchmarkDetail::distance)
                .filter(Objects::nonNull)
                .toList();
        assertThat(distances).hasSize(1);
        assertThat(distances.get(0).ratio()).isCloseTo(3, within(0.001));
    }

    private Path run(String name, Map<String, Double> times) {
        Path file = directory.resolve(name);
        RunFile.write(file, AcceptedRuns.run("default", HERE, "a".repeat(40), times));
        return file;
    }
}
