package dev.backsight.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backsight.checker.format.RunFile;
import dev.backsight.checker.model.Acceptance;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.ForkSamples;
import dev.backsight.checker.model.Measurement;
import dev.backsight.checker.model.Metric;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Mode;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Goals that measure nothing, called by themselves. */
@Tag("slow")
@DisabledOnOs(OS.WINDOWS)
class GoalsIT {

    @TempDir
    private Path directory;

    @Test
    void theMachineAndTheBaselinesOfTheHistoryAreExamined() throws IOException {
        SampleProject project = SampleProject.single(directory.resolve("project"), Toolchain.first());
        accept(project, "Ada", 100);
        accept(project, "Grace", 102);
        accept(project, "Ada", 104);

        // One Maven for all: goals run one after the other.
        project.maven(
                        SmallProjectIT.goal("doctor"),
                        SmallProjectIT.goal("baselines"),
                        SmallProjectIT.goal("baselines-drift"),
                        SmallProjectIT.goal("baselines-diff"),
                        "-Dbacksight.range=HEAD~1..HEAD",
                        "-Dbacksight.json=target/found.json")
                .succeeded()
                .says("This machine as a place to measure", "this machine matches none", "timer", "disk")
                .matches("here +default +1 +- +.*Ada +Ada's reason")
                .says("against the oldest", "+4 %", "+2% +1.96%", "adds up")
                .says("Accepted numbers from ", "Grace's reason");
        JsonNode diff =
                new ObjectMapper().readTree(project.resolve("target/found.json").toFile());
        assertThat(diff.get("kind").asText()).isEqualTo("backsight-baseline-history");
        assertThat(diff.at("/suites/0/chain")).hasSize(2);

        project.maven(SmallProjectIT.goal("baselines-diff"), "-Dbacksight.range=HEAD")
                .failed()
                .says("write <rev>..<rev>");
    }

    /** What somebody accepted on a machine of which nothing is known. */
    private static void accept(SampleProject project, String by, double time) throws IOException {
        double[][] forks = {{time, time * 1.0001}, {time * 1.0002, time}, {time * 0.9999, time}};
        Run run = new Run(
                "default",
                Environment.UNKNOWN,
                null,
                null,
                List.of(new Measurement(
                        BenchmarkId.of("org.example.DigestBenchmark.digest", Mode.AVERAGE_TIME, 1, Map.of()),
                        Metric.of(Metric.TIME, new Unit("ns/op"), MetricFamily.TIME),
                        new ForkSamples(forks))),
                new TreeMap<>(),
                List.of(),
                true,
                new Acceptance(by, Instant.parse("2026-11-21T10:00:00Z"), by + "'s reason", null, List.of()));
        Path file = project.resolve("baselines/here/default.json");
        Files.createDirectories(file.getParent());
        RunFile.write(file, run);
        project.commit("Accept");
    }
}
