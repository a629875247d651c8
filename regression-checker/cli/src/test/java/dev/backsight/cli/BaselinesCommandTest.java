package dev.backsight.cli;

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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselinesCommandTest {

    @TempDir
    private Path repository;

    @Test
    void diffAndDriftReadTheHistoryOfTheRepositoryThatTheBaselinesLieIn() throws Exception {
        git("init", "--quiet");
        accept("Ada", 100);
        accept("Grace", 102);
        accept("Ada", 104);

        Invocation drift = Invocation.of("baselines", "drift", "--baselines", baselines());
        assertThat(drift.exitCode()).isZero();
        assertThat(drift.err()).isEmpty();
        assertThat(drift.out()).contains("Grace", "+4 %", "+2% +1.96%", "adds up");

        Invocation diff = Invocation.of("baselines", "diff", "HEAD~1..HEAD", "--json", "--baselines", baselines());
        assertThat(diff.exitCode()).isZero();
        JsonNode json = new ObjectMapper().readTree(diff.out());
        assertThat(json.get("kind").asText()).isEqualTo("backsight-baseline-history");
        assertThat(json.at("/suites/0/moves/0/change/estimate").asDouble()).isBetween(0.0196, 0.0197);
        assertThat(json.at("/suites/0/chain")).hasSize(2);
    }

    @Test
    void whatCannotBeAnsweredIsUnusable() throws Exception {
        Invocation outside = Invocation.of("baselines", "drift", "--baselines", baselines());
        assertThat(outside.exitCode()).isEqualTo(2);
        assertThat(outside.err()).contains("belongs to no git repository");

        git("init", "--quiet");
        Invocation empty = Invocation.of("baselines", "drift", "--baselines", baselines());
        assertThat(empty.exitCode()).isEqualTo(2);
        assertThat(empty.err()).contains("there is no commit yet");

        accept("Ada", 100);
        Invocation single = Invocation.of("baselines", "diff", "HEAD", "--baselines", baselines());
        assertThat(single.exitCode()).isEqualTo(2);
        assertThat(single.err()).contains("write <rev>..<rev>");
    }

    private Path baselines() {
        return repository.resolve("baselines");
    }

    private void accept(String by, double time) throws IOException, InterruptedException {
        double[][] forks = {{time, time * 1.0001}, {time * 1.0002, time}, {time * 0.9999, time}};
        Run run = new Run(
                "default",
                Environment.UNKNOWN,
                null,
                null,
                List.of(new Measurement(
                        BenchmarkId.of("org.example.Bench.get", Mode.AVERAGE_TIME, 1, Map.of()),
                        Metric.of(Metric.TIME, new Unit("ns/op"), MetricFamily.TIME),
                        new ForkSamples(forks))),
                new TreeMap<>(),
                List.of(),
                true,
                new Acceptance(by, Instant.parse("2026-11-21T10:00:00Z"), "because", null, List.of()));
        Files.createDirectories(baselines().resolve("here"));
        RunFile.write(baselines().resolve("here").resolve("default.json"), run);
        git("add", "--all");
        git(
                "-c",
                "user.name=Tester",
                "-c",
                "user.email=t@example.org",
                "-c",
                "commit.gpgSign=false",
                "commit",
                "-qm",
                by);
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(repository.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(command + ": " + output).isZero();
    }
}
