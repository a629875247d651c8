package dev.backsight.checker.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.checker.jmh.ClassPath;
import dev.backsight.checker.model.UnusableInputException;
import dev.backsight.turnstile.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {

    @TempDir
    private Path parent;

    @Test
    void aRunsFilesStayUntilTheNextRunAndOthersAreLeftAlone() throws IOException {
        Path mine = Files.writeString(parent.resolve("forks.txt"), "not a directory of a run");
        Path result;
        try (Scratch scratch = Scratch.open(parent)) {
            result = Files.writeString(scratch.resultFile(1, 1), "[]");
        }
        assertThat(result).exists();

        try (Scratch next = Scratch.open(parent)) {
            assertThat(result.getParent()).doesNotExist();
            assertThat(next.resultFile(1, 1)).isNotEqualTo(result);
            assertThat(mine).exists();
        }
    }

    @Test
    void clearingDoesNotFollowLinks() throws IOException {
        Path precious = Files.createDirectory(parent.resolve("precious"));
        Files.writeString(precious.resolve("file"), "x");
        Path old = Files.createDirectory(parent.resolve("forks-old"));
        Files.createSymbolicLink(old.resolve("link"), precious);
        Files.createSymbolicLink(parent.resolve("forks-link"), precious);

        try (Scratch scratch = Scratch.open(parent)) {
            assertThat(scratch.shortage()).isNull();
        }

        assertThat(old).doesNotExist();
        assertThat(precious.resolve("file")).exists();
    }

    @Test
    void twoRunsAtATimeAreRefused() {
        try (Scratch scratch = Scratch.open(parent)) {
            assertThatThrownBy(() -> Scratch.open(parent))
                    .isInstanceOf(UnusableInputException.class)
                    .hasMessageContaining("another measurement is running");
            assertThat(scratch.shortage()).isNull();
        }
        Scratch.open(parent).close();
    }

    @Test
    void aDirectoryThatCannotBeMadeIsTheUsersMistake() throws IOException {
        Path file = Files.writeString(parent.resolve("file"), "");

        assertThatThrownBy(() -> Scratch.open(file.resolve("scratch")))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("choose another directory");
    }

    @Test
    void aFullDiskStopsTheMeasurementBeforeAForkIsStarted() throws IOException {
        Harness harness = new Harness(
                ClassPath.of(SubjectJar.create(parent)),
                Wire.JMH_MAIN,
                parent.resolve("never-started"),
                List.of(),
                List.of(),
                parent);
        SoloPlan plan = new SoloPlan(
                harness,
                SubjectJar.list(harness.classPath().entries().get(0), "Sound.pair"),
                1,
                Duration.ofMinutes(1),
                parent,
                1,
                SoloPlan.PATIENCE);

        Measured measured;
        try (Scratch full = Scratch.open(parent, () -> 1000)) {
            measured =
                    new SoloRun(plan, full, KeptForks.none(), Progress.SILENT, new Cancellation(), () -> 0).measure();
        }

        assertThat(measured.complete()).isFalse();
        assertThat(measured.stoppedBy()).startsWith("no space left on the device of " + parent);
        assertThat(measured.failures()).isEmpty();
    }

    @Test
    void aDiskThatFillsUpWhileAForkRunsIsNotTheBenchmarksFault() throws IOException {
        // JMH refuses the option and leaves no results, just as when it cannot write them.
        Harness harness = new Harness(
                ClassPath.of(SubjectJar.create(parent)),
                Wire.JMH_MAIN,
                SubjectJar.JAVA,
                List.of(),
                List.of("-wi", "x"),
                parent);
        SoloPlan plan = new SoloPlan(
                harness,
                SubjectJar.list(harness.classPath().entries().get(0), "Sound.pair"),
                1,
                Duration.ofMinutes(1),
                parent,
                1,
                SoloPlan.PATIENCE);
        long[] usable = {1L << 30, 0};
        int[] asked = {0};

        Measured measured;
        try (Scratch filling = Scratch.open(parent, () -> usable[asked[0]++])) {
            measured = new SoloRun(plan, filling, KeptForks.none(), Progress.SILENT, new Cancellation(), () -> 0)
                    .measure();
        }

        assertThat(measured.stoppedBy()).startsWith("no space left");
        assertThat(measured.failures()).isEmpty();
    }
}
