package dev.backsight.checker.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.checker.jmh.BenchmarkListFile;
import dev.backsight.checker.jmh.ClassPath;
import dev.backsight.checker.jmh.ListedBenchmark;
import dev.backsight.turnstile.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real JMH processes; the first run is interrupted when its second of two forks is about to begin. */
@Tag("slow")
class KeptForksTest {

    private static final Map<String, String> HERE = Map.of("cpu", "this one");

    @TempDir
    private Path directory;

    private ClassPath classPath;
    private List<ListedBenchmark> benchmarks;
    private SoloPlan plan;

    @BeforeEach
    void interruptARun() throws IOException {
        classPath = SubjectJar.classPath(Files.createDirectory(directory.resolve("classes")));
        benchmarks = BenchmarkListFile.read(classPath, Pattern.compile("Sound\\.stepTwice$"), 2);
        plan = plan(List.of());
        Cancellation cancellation = new Cancellation();
        Progress progress = new Progress() {
            @Override
            public void forkEnded(ForkEvent event) {
                cancellation.cancel("enough");
            }
        };
        Measured measured = new SoloRunner().resume(plan, HERE, Instant.MIN, progress, cancellation);
        assertThat(measured.stoppedBy()).isEqualTo("enough");
        assertThat(measured.measurements()).isNotEmpty();
    }

    private SoloPlan plan(List<String> jvmArgs) {
        Harness harness = new Harness(classPath, Wire.JMH_MAIN, SubjectJar.JAVA, jvmArgs, List.of(), directory);
        return new SoloPlan(
                harness, benchmarks, 2, Duration.ofMinutes(10), directory.resolve("scratch"), 1, SoloPlan.PATIENCE);
    }

    @Test
    void theNextRunGoesOnAndTheOneAfterBeginsAnew() throws IOException {
        List<Integer> started = new ArrayList<>();
        Progress progress = new Progress() {
            @Override
            public void forkStarted(ForkEvent event) {
                started.add(event.fork());
            }
        };

        Measured measured = new SoloRunner().resume(plan, HERE, Instant.MIN, progress, new Cancellation());

        assertThat(started).containsExactly(2);
        assertThat(measured.complete()).isTrue();
        assertThat(measured.measurements()).isNotEmpty().allSatisfy(measurement -> assertThat(
                        measurement.samples().forkCount())
                .isEqualTo(2));
        assertThat(measured.warnings()).singleElement().satisfies(warning -> assertThat(warning.text())
                .startsWith("1 fork was measured by an earlier run that was interrupted, the first of them at 20"));
        assertThat(kept()).isEmpty();
        assertThat(has(plan, HERE, Instant.MIN)).isFalse();
    }

    @Test
    void nothingIsTakenOfOtherSettingsOrAnotherEnvironmentOrAnotherBuildOrFromTooLongAgo() throws IOException {
        Path forks = kept().get(0);
        Instant ended = Files.getLastModifiedTime(forks.resolve("benchmark-1-fork-1.json"))
                .toInstant();
        assertThat(has(plan, HERE, ended)).isTrue();
        assertThat(has(plan, HERE, ended.plusMillis(1))).isFalse();
        assertThat(kept()).containsExactly(forks);

        assertThat(has(plan, Map.of("cpu", "another"), Instant.MIN)).isFalse();

        // What is of no use any more is gone.
        assertThat(kept()).hasSize(1).doesNotContain(forks);
        assertThat(has(plan, HERE, Instant.MIN)).isFalse();
        Path own = kept().get(0);
        assertThat(own).isEqualTo(forks);
        assertThat(has(plan(List.of("-Xmx200m")), HERE, Instant.MIN)).isFalse();
        assertThat(kept()).doesNotContain(own);
        Path other = kept().get(0);
        Files.writeString(directory.resolve("classes/changed"), "");
        assertThat(has(plan(List.of("-Xmx200m")), HERE, Instant.MIN)).isFalse();
        assertThat(kept()).hasSize(1).doesNotContain(other);
        // Of a jar whose manifest leads to others it is not known what is in them.
        List<Path> before = kept();
        classPath = ClassPath.of(SubjectJar.create(directory));
        assertThat(has(plan(List.of()), HERE, Instant.MIN)).isFalse();
        assertThat(kept()).isEqualTo(before);
    }

    @Test
    void aForkWhoseResultWasCutShortIsMeasuredAgain() throws IOException {
        Path file = kept().get(0).resolve("benchmark-1-fork-1.json");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));

        assertThat(has(plan, HERE, Instant.MIN)).isFalse();

        Files.write(file, whole);
        assertThat(has(plan, HERE, Instant.MIN)).isTrue();
    }

    @Test
    void numbersAreNotLostWhereTheForksCannotBeRemoved() throws IOException {
        Path forks = kept().get(0);
        Files.createFile(Files.createDirectory(forks.resolve("not-ours")).resolve("file"));

        Measured measured = new SoloRunner().resume(plan, HERE, Instant.MIN, Progress.SILENT, new Cancellation());

        assertThat(measured.complete()).isTrue();
        assertThat(measured.measurements()).isNotEmpty();
        assertThat(measured.warnings())
                .anySatisfy(warning -> assertThat(warning.text()).startsWith(forks + " cannot be removed ("));
    }

    private static boolean has(SoloPlan plan, Map<String, String> environment, Instant oldest) {
        KeptForks kept = KeptForks.open(plan, environment, oldest);
        boolean has = kept.take(ForkGroup.of(plan.benchmarks()).get(0), 1, 1).isPresent();
        assertThat(kept.taken().isPresent()).isEqualTo(has);
        return has;
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("scratch"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("kept-"))
                    .toList();
        }
    }
}
