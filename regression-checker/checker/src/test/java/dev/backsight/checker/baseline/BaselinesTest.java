package dev.backsight.checker.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.checker.format.RunFile;
import dev.backsight.checker.model.Acceptance;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.ForkSamples;
import dev.backsight.checker.model.Jvm;
import dev.backsight.checker.model.Machine;
import dev.backsight.checker.model.Measurement;
import dev.backsight.checker.model.Metric;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Mode;
import dev.backsight.checker.model.Revision;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.Unit;
import dev.backsight.checker.model.UnusableInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselinesTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Acceptance FIRST = new Acceptance("Ada", NOW, "first", null, List.of());
    private static final BenchmarkId ID = BenchmarkId.of("org.example.Bench.m", Mode.AVERAGE_TIME, 1, Map.of());

    @TempDir
    private Path directory;

    @Test
    void whatIsAcceptedIsFoundAgainInTheSameEnvironmentOnly() {
        Baselines baselines = new Baselines(directory);
        Baseline accepted = baselines.put(run("1"), FIRST);
        assertThat(baselines.find(environment("17.0.15", "6.1"), "default")).contains(accepted);
        assertThat(baselines.find(environment("17.0.20", "6.18"), "default"))
                .as("patch releases and kernels inform only")
                .isPresent();
        assertThat(baselines.find(environment("21.0.1", "6.1"), "default")).isEmpty();
        assertThat(baselines.find(environment("17.0.15", "6.1"), "other")).isEmpty();
    }

    @Test
    void theFolderIsReadableAndUnique() {
        Path file = new Baselines(directory).fileFor(environment("17.0.15", "6.1"), "default");
        assertThat(directory.relativize(file).toString())
                .matches("linux-amd64-2cpu-24gib-jdk17-[0-9a-f]{8}/default.json");
    }

    @Test
    void whatAnotherRunWouldReplaceIsFound() {
        Baselines baselines = new Baselines(directory);
        assertThat(baselines.replacedBy(run("1"))).isEmpty();
        Baseline first = baselines.put(run("1"), FIRST);
        assertThat(baselines.replacedBy(run("2"))).contains(first);
        Baseline second = baselines.put(run("2"), FIRST);
        assertThat(baselines.all()).containsExactly(second);
    }

    @Test
    void aFileNobodyAcceptedIsNoBaseline() {
        RunFile.write(directory.resolve("somewhere").resolve("default.json"), run("1"));
        assertThatThrownBy(() -> new Baselines(directory).all())
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("default.json")
                .hasMessageContaining("nobody accepted it");
    }

    @Test
    void aBaselineMovedIntoAnotherEnvironmentsFolderIsRefused() throws IOException {
        Baselines baselines = new Baselines(directory);
        Baseline accepted = baselines.put(run("1"), FIRST);
        Path wrong = baselines.fileFor(environment("21.0.1", "6.1"), "default");
        Files.createDirectories(wrong.getParent());
        Files.copy(accepted.file(), wrong);
        assertThatThrownBy(() -> baselines.find(environment("21.0.1", "6.1"), "default"))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("JDK differs: 17 / 21");
    }

    @Test
    void noDirectoryIsNoBaselines() {
        assertThat(new Baselines(directory.resolve("absent")).all()).isEmpty();
    }

    private static Run run(String digit) {
        Metric metric = Metric.of(Metric.TIME, new Unit("ns/op"), MetricFamily.TIME);
        return new Run(
                "default",
                environment("17.0.15", "6.1"),
                new Revision(digit.repeat(40), null, "A title", false),
                NOW,
                List.of(new Measurement(ID, metric, new ForkSamples(new double[][] {{1, 2}, {3, 4}, {5, 6}}))),
                new TreeMap<>(),
                List.of(),
                true,
                null);
    }

    private static Environment environment(String jdk, String kernel) {
        return new Environment(
                new Machine(
                        "Some CPU @ 2 GHz", 2, 25_000_000_000L, "Linux", kernel, "amd64", null, null, "ext4 on ssd"),
                new Jvm("Debian", jdk, "OpenJDK 64-Bit Server VM", "G1", List.of()),
                "1.37");
    }
}
