package dev.backsight.checker.measure.lockstep;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.checker.jmh.ListedBenchmark;
import dev.backsight.checker.measure.SubjectJar;
import dev.backsight.checker.measure.subject.OwnMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of processes, and of builds that cannot be measured. */
@Tag("long")
class PairProcessTest {

    @TempDir
    private static Path shared;

    private static Path jar;
    private static ListedBenchmark sound;

    @TempDir
    private Path directory;

    @BeforeAll
    static void buildJar() throws IOException {
        jar = SubjectJar.create(shared);
        sound = SubjectJar.list(jar, "Turning.kilobyte").get(0);
    }

    @AfterEach
    void noProcessIsLeft() {
        assertThat(Pairs.javaProcesses()).isEmpty();
    }

    @Test
    void aForkThatCannotStartIsTheFaultOfItsSide() {
        try (Pairs own =
                new Pairs(directory, Pairs.build(jar, directory, "-XX:NoSuchFlag=1"), Pairs.build(jar, directory))) {
            PairOutcome.Failed failed = failed(own.run(sound));

            assertThat(failed.head()).isNull();
            assertThat(failure(failed.base()).how()).isEqualTo("ended its JVM with exit code 1");
            assertThat(failure(failed.base()).output()).contains("NoSuchFlag");
        }
    }

    @Test
    void cancellingEndsAllProcesses() {
        try (Pairs own = new Pairs(directory, Pairs.build(jar, directory), Pairs.build(jar, directory))) {
            CompletableFuture<PairOutcome> outcome =
                    CompletableFuture.supplyAsync(() -> own.run(sound, Pairs.MANY, Pairs.AMPLE, 0));
            List<ProcessHandle> forks = Pairs.awaitForks();
            own.cancellation.cancel("enough");

            assertThat(outcome.join()).isEqualTo(new PairOutcome.Stopped("enough"));
            assertThat(forks).allSatisfy(fork -> assertThat(fork.onExit()).succeedsWithin(Duration.ofSeconds(20)));
            assertThat(own.run(sound)).isEqualTo(new PairOutcome.Stopped("enough"));
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theTokenIsOnNoCommandLine() throws IOException {
        try (Pairs own = new Pairs(directory, Pairs.build(jar, directory), Pairs.build(jar, directory))) {
            CompletableFuture<PairOutcome> outcome =
                    CompletableFuture.supplyAsync(() -> own.run(sound, Pairs.MANY, Pairs.AMPLE, 0));
            List<ProcessHandle> forks = Pairs.awaitForks();
            List<String> commandLines = new ArrayList<>();
            for (ProcessHandle process : Pairs.javaProcesses()) {
                commandLines.add(proc(process, "cmdline"));
            }

            assertThat(commandLines).hasSizeGreaterThanOrEqualTo(4);
            for (ProcessHandle fork : forks) {
                Matcher token = Pattern.compile("BACKSIGHT_TURNSTILE=[0-9]+:([^\\x00]+)")
                        .matcher(proc(fork, "environ"));
                assertThat(token.find()).isTrue();
                assertThat(commandLines).noneMatch(line -> line.contains(token.group(1)));
            }
            own.cancellation.cancel("seen");
            assertThat(outcome.join()).isInstanceOf(PairOutcome.Stopped.class);
        }
    }

    private static String proc(ProcessHandle process, String file) throws IOException {
        return Files.readString(Path.of("/proc", Long.toString(process.pid()), file), ISO_8859_1);
    }

    @Test
    void whenTheCoordinatorIsKilledHostsAndForksEndThemselves() throws IOException {
        Process coordinator = endlessPair().inheritIO().start();
        List<ProcessHandle> processes;
        try {
            Pairs.awaitForks();
            processes = coordinator.descendants().toList();
        } finally {
            coordinator.destroyForcibly();
        }

        assertThat(processes).hasSizeGreaterThanOrEqualTo(4);
        assertThat(processes)
                .allSatisfy(process -> assertThat(process.onExit()).succeedsWithin(Duration.ofSeconds(30)));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void ctrlCEndsAllProcesses() throws Exception {
        ProcessBuilder endless = endlessPair().redirectErrorStream(true);
        // A process may be born deaf to Ctrl-C, as those are that a script starts in the background.
        endless.command().addAll(0, List.of("env", "--default-signal=INT"));
        Process coordinator = endless.start();
        List<ProcessHandle> processes;
        try {
            Pairs.awaitForks();
            processes = coordinator.descendants().toList();
            assertThat(new ProcessBuilder("kill", "-INT", Long.toString(coordinator.pid()))
                            .start()
                            .waitFor())
                    .isZero();

            assertThat(new String(coordinator.getInputStream().readAllBytes(), UTF_8))
                    .isEqualToIgnoringNewLines(new PairOutcome.Stopped("interrupted").toString());
            assertThat(coordinator.waitFor()).isEqualTo(EndlessPair.STOPPED);
        } finally {
            coordinator.destroyForcibly();
        }

        assertThat(processes).hasSizeGreaterThanOrEqualTo(4);
        assertThat(processes)
                .allSatisfy(process -> assertThat(process.onExit()).succeedsWithin(Duration.ofSeconds(30)));
    }

    private ProcessBuilder endlessPair() {
        return new ProcessBuilder(
                SubjectJar.JAVA.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                EndlessPair.class.getName(),
                jar.toString(),
                directory.toString());
    }

    @Test
    void aMainThatEndsItsJvmIsServedByANewHost() {
        try (Pairs own = withMain(OwnMain.Exiting.class)) {
            assertThat(own.run(sound)).isInstanceOf(PairOutcome.Measured.class);
            assertThat(own.run(sound)).isInstanceOf(PairOutcome.Measured.class);
        }
    }

    @Test
    void aMainThatRunsNothingFails() {
        try (Pairs own = withMain(OwnMain.Idle.class)) {
            PairOutcome.Failed failed = failed(own.run(sound));

            assertThat(failed.head()).isNull();
            assertThat(failure(failed.base()).how()).isEqualTo("ran without taking turns, if it ran");
            assertThat(failure(failed.base()).output()).startsWith("nothing to do: [31m");
        }
    }

    @Test
    void aMainThatDoesNotTakeTurnsFails() {
        try (Pairs own = withMain(OwnMain.Unturned.class)) {
            assertThat(failure(failed(own.run(sound)).base()).how()).isEqualTo("ran without taking turns, if it ran");
        }
    }

    @Test
    void aMainThatRunsAnotherNumberOfIterationsFails() {
        try (Pairs own = withMain(OwnMain.Eager.class)) {
            assertThat(failure(failed(own.run(sound)).base()).how())
                    .isEqualTo("was about to run 2 and 5 iterations instead of 2 for warm-up and 4 to measure");
        }
    }

    @Test
    void aMainThatRunsJmhTwiceFails() {
        try (Pairs own = withMain(OwnMain.Repeating.class)) {
            PairOutcome.Failed failed = failed(own.run(sound));

            assertThat(failed.head()).isNull();
            assertThat(failure(failed.base()).how()).isEqualTo("started more than one fork");
        }
    }

    @Test
    void aMainThatWritesOverTheResultsFails() {
        try (Pairs own = withMain(OwnMain.Reporting.class)) {
            PairOutcome.Failed failed = failed(own.run(sound));

            assertThat(failed.head()).isNull();
            assertThat(failure(failed.base()).how()).startsWith("left results that cannot be read: ");
        }
    }

    private Pairs withMain(Class<?> baseMain) {
        return new Pairs(directory, Pairs.withMain(baseMain, jar, directory), Pairs.build(jar, directory));
    }

    private static PairOutcome.Failed failed(PairOutcome outcome) {
        assertThat(outcome).isInstanceOf(PairOutcome.Failed.class);
        return (PairOutcome.Failed) outcome;
    }

    private static PairOutcome.SideFailure failure(PairOutcome.@Nullable SideFailure failure) {
        assertThat(failure).isNotNull();
        return failure;
    }
}
