package dev.backsight.checker.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.checker.baseline.Baseline;
import dev.backsight.checker.baseline.Baselines;
import dev.backsight.checker.format.RunFile;
import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.UnusableInputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What accepting demands, writes, and leaves alone. */
class BaselineKeepingTest {

    private static final Environment HERE = AcceptedRuns.environment("This CPU");
    private static final String FIRST = "1".repeat(40);
    private static final String SECOND = "2".repeat(40);
    private static final Instant NOW = AcceptedRuns.AT.plus(Duration.ofHours(1));

    @TempDir
    private Path directory;

    @Test
    void aReasonIsDemanded() {
        Path run = run(FIRST, Map.of("get", 100.0));
        for (String reason : List.of("", "  ", "\n")) {
            assertThatThrownBy(() -> AcceptRequest.of(run, reason, "Ada", List.of(), false))
                    .isInstanceOf(UnusableInputException.class)
                    .hasMessageContaining("needs a reason");
        }
        assertThat(baselines().directory()).doesNotExist();
    }

    @Test
    void whoWhenWhyOfWhatAndInsteadOfWhatIsWritten() {
        accept(FIRST, Map.of("get", 100.0, "put", 50.0));
        Baseline second = accept(SECOND, Map.of("get", 90.0, "put", 50.0));

        assertThat(second.acceptance().by()).isEqualTo("Ada");
        assertThat(second.acceptance().at()).isEqualTo(NOW);
        assertThat(second.acceptance().reason()).isEqualTo("because");
        assertThat(second.acceptance().previous()).isEqualTo(FIRST);
        assertThat(second.run().revision().commit()).isEqualTo(SECOND);
        assertThat(second.acceptance().changes()).anySatisfy(line -> assertThat(line)
                .matches("Bench\\.get: 100\\.0 ns/op -> 90\\.\\d+ ns/op \\(-10 %\\)"));
        assertThat(RunFile.read(second.file())).isEqualTo(second.run());
        assertThat(BaselineKeeping.describe(second)).contains("It replaces the one of 1111111111:", "Bench.get: 100.0");
    }

    @Test
    void theDiffIsTheBlockOfWhatMovedAndTheAcceptance() throws IOException {
        Baseline first = accept(FIRST, Map.of("get", 100.0, "put", 50.0));
        Set<String> before = new HashSet<>(Files.readAllLines(first.file()));
        Baseline second = accept(SECOND, Map.of("get", 90.0, "put", 50.0));

        List<String> added = Files.readAllLines(second.file()).stream()
                .filter(line -> !before.contains(line))
                .toList();
        // Commit, previous, changes of two benchmarks with their list's last line, five forks.
        assertThat(added).hasSizeLessThanOrEqualTo(12);
        assertThat(added.stream().filter(line -> line.strip().startsWith("["))).hasSize(5);
    }

    @Test
    void whatIsRefusedLeavesTheBaselineAsItWas() throws IOException {
        Baseline first = accept(FIRST, Map.of("get", 100.0, "put", 50.0));
        byte[] before = Files.readAllBytes(first.file());

        assertThatThrownBy(() -> accept(SECOND, Map.of("get", 120.0)))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("Bench.get, time, is worse by 20 %")
                .hasMessageContaining("Bench.put is in the baseline, and was not measured");

        assertThat(Files.readAllBytes(first.file())).isEqualTo(before);
        assertThat(files()).containsExactly(first.file());
        Baseline meant = keeping(clock(NOW))
                .accept(AcceptRequest.of(
                        run(SECOND, Map.of("get", 120.0)), "meant", "Ada", List.of("*.get", "*.put"), false));
        assertThat(meant.acceptance().changes()).hasSize(2);
    }

    @Test
    void aRunOfNowhereIsRefused() {
        Path file = directory.resolve("nowhere.json");
        RunFile.write(file, AcceptedRuns.run("default", Environment.UNKNOWN, FIRST, Map.of("get", 100.0)));
        assertThatThrownBy(
                        () -> keeping(clock(NOW)).accept(AcceptRequest.of(file, "why not", "Ada", List.of("*"), true)))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("where it was measured");
    }

    @Test
    void aBaselineEditedIntoNonsenseIsNamedAndLeftAlone() throws IOException {
        Baseline first = accept(FIRST, Map.of("get", 100.0));
        Files.writeString(first.file(), Files.readString(first.file()).replace("ns/op", ""));
        String nonsense = Files.readString(first.file());

        assertThatThrownBy(() -> accept(SECOND, Map.of("get", 100.0)))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining(first.file() + ": $.benchmarks[0]");
        assertThatThrownBy(() -> keeping(clock(NOW)).list()).isInstanceOf(UnusableInputException.class);
        assertThat(first.file()).hasContent(nonsense);
    }

    @Test
    void whoeverIsSecondIsToldAndNothingIsLost() {
        accept(FIRST, Map.of("get", 100.0));
        Path ours = run(SECOND, Map.of("get", 101.0));
        // Between the moment the run was compared and the moment it is written, somebody else accepts.
        Clock interrupted = new Clock() {

            private boolean done;

            @Override
            public Instant instant() {
                if (!done) {
                    done = true;
                    keeping(Clock.fixed(NOW, ZoneOffset.UTC))
                            .accept(AcceptRequest.of(
                                    run("3".repeat(40), Map.of("get", 100.5)),
                                    "quicker",
                                    "Grace",
                                    List.of("*"),
                                    false));
                }
                return NOW;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };

        assertThatThrownBy(
                        () -> keeping(interrupted).accept(AcceptRequest.of(ours, "slow", "Ada", List.of("*"), false)))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("was changed meanwhile: Grace accepted other numbers (quicker)");

        assertThat(baselines().all()).singleElement().satisfies(kept -> {
            assertThat(kept.acceptance().by()).isEqualTo("Grace");
            assertThat(kept.acceptance().previous()).isEqualTo(FIRST);
        });
        Baseline again = keeping(clock(NOW)).accept(AcceptRequest.of(ours, "still meant", "Ada", List.of("*"), false));
        assertThat(again.acceptance().previous()).isEqualTo("3".repeat(40));
    }

    @Test
    void processesThatAcceptAtOnceLeaveOneBaselineAndClearOutcomes() throws Exception {
        accept(FIRST, Map.of("get", 100.0));
        Path start = directory.resolve("start");
        List<Process> processes = new ArrayList<>();
        List<BufferedReader> outputs = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Path run = run(Integer.toString(i + 4).repeat(40), Map.of("get", 100.0 + i / 10.0));
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xshare:auto",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            AcceptingProgram.class.getName(),
                            run.toString(),
                            baselines().directory().toString(),
                            "Process " + i,
                            start.toString())
                    .redirectErrorStream(true)
                    .start();
            processes.add(process);
            outputs.add(process.inputReader(StandardCharsets.UTF_8));
        }
        List<String> outcomes = new ArrayList<>();
        try {
            for (BufferedReader output : outputs) {
                assertThat(output.readLine()).isEqualTo("READY");
            }
            Files.createFile(start);
            for (BufferedReader output : outputs) {
                outcomes.add(output.readLine());
            }
            for (Process process : processes) {
                assertThat(process.waitFor()).isZero();
            }
        } finally {
            processes.forEach(Process::destroyForcibly);
        }

        assertThat(outcomes).contains(AcceptingProgram.ACCEPTED).allSatisfy(outcome -> assertThat(outcome)
                .satisfiesAnyOf(line -> assertThat(line).isEqualTo(AcceptingProgram.ACCEPTED), line -> assertThat(line)
                        .contains("was changed meanwhile: Process ")));
        int winners = (int)
                outcomes.stream().filter(AcceptingProgram.ACCEPTED::equals).count();
        Baseline kept = baselines().all().get(0);
        assertThat(outcomes.get(Integer.parseInt(kept.acceptance().by().substring("Process ".length()))))
                .isEqualTo(AcceptingProgram.ACCEPTED);
        if (winners == 1) {
            assertThat(kept.acceptance().previous()).isEqualTo(FIRST);
        } else {
            assertThat(kept.acceptance().previous())
                    .as("each knew of the one before")
                    .matches("([456])\\1{39}");
        }
        assertThat(files()).as("no lock and nothing half-written is left").containsExactly(kept.file());
    }

    @Test
    void aLockLeftBehindLocksNobodyOut() throws IOException {
        Files.createDirectories(baselines().directory());
        Files.writeString(baselines().directory().resolve(".accept.lock"), "left by a process that was killed");
        Baseline accepted = accept(FIRST, Map.of("get", 100.0));
        assertThat(files()).containsExactly(accepted.file());
    }

    @Test
    void aClockThatJumpsIsToldOfAndTheOrderIsKept() {
        Instant past = Instant.parse("1999-01-01T00:00:00Z");
        Instant future = Instant.parse("2100-01-01T00:00:00Z");
        keeping(clock(future)).accept(request(run(FIRST, Map.of("get", 100.0))));
        Baseline second = keeping(clock(past)).accept(request(run(SECOND, Map.of("get", 100.0))));

        assertThat(second.acceptance().previous()).isEqualTo(FIRST);
        assertThat(second.acceptance().at()).isEqualTo(past);
        assertThat(BaselineKeeping.describe(second))
                .contains("The clock here says 1999-01-01T00:00:00Z, which is before the run was measured");
        assertThat(keeping(clock(past.minusSeconds(3600))).list()).contains("in the future");
    }

    @Test
    void everyReportListsWhatFailsNoCheck() throws IOException {
        Path policy = Files.writeString(directory.resolve("policy.yaml"), """
                overrides:
                  - benchmark: '*.get'
                    muted: {until: 2026-12-31, reason: new disk}
                  - benchmark: '*.put'
                    advisory: {until: 2026-12-24, reason: preview}
                  - benchmark: '*.get'
                    tolerance: 5%
                """);
        Policy read = PolicySource.of(policy, null, null, null, null, null).read(directory, LocalDate.of(2026, 11, 21));
        assertThat(PolicyEntries.after(List.of("Do this."), read))
                .containsExactly(
                        "Do this.",
                        "'*.get' fails no check, by line 2 of the policy: muted until 2026-12-31: new disk.",
                        "'*.put' fails no check, by line 4 of the policy: advisory until 2026-12-24: preview.");

        Path run = run(FIRST, Map.of("get", 100.0, "put", 50.0));
        assertThat(FileComparison.compare(
                                run,
                                run,
                                PolicySource.of(policy, null, null, null, null, null),
                                directory,
                                false,
                                clock(NOW))
                        .advice())
                .anyMatch(line -> line.contains("muted until 2026-12-31: new disk"))
                .anyMatch(line -> line.contains("advisory until 2026-12-24: preview"));
    }

    private Baseline accept(String commit, Map<String, Double> times) {
        return keeping(clock(NOW)).accept(request(run(commit, times)));
    }

    private static AcceptRequest request(Path run) {
        return AcceptRequest.of(run, "because", "Ada", List.of(), false);
    }

    private Path run(String commit, Map<String, Double> times) {
        Path file = directory.resolve("run-" + commit.charAt(0) + ".json");
        Run run = AcceptedRuns.run("default", HERE, commit, times);
        RunFile.write(file, run);
        return file;
    }

    private BaselineKeeping keeping(Clock clock) {
        return new BaselineKeeping(baselines().directory(), clock);
    }

    private Baselines baselines() {
        return new Baselines(directory.resolve("baselines"));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(baselines().directory())) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static Clock clock(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}
