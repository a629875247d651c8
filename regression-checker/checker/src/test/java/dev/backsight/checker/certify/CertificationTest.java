package dev.backsight.checker.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.checker.jmh.ClassPath;
import dev.backsight.checker.measure.Cancellation;
import dev.backsight.checker.measure.Harness;
import dev.backsight.checker.measure.Progress;
import dev.backsight.checker.measure.SubjectJar;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Certificate;
import dev.backsight.checker.model.ForkSamples;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.PairSpread;
import dev.backsight.checker.model.Recording;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.UnusableInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real pairs of a real jar with itself. */
class CertificationTest {

    @TempDir
    private Path directory;

    private Path jar;

    @BeforeEach
    void buildJar() throws IOException {
        jar = SubjectJar.create(directory);
    }

    @Test
    @Tag("long")
    void whatIsMissingIsMeasuredAndWhatIsThereIsKept() throws IOException {
        Certificate first = certify(2, 1);

        assertThat(first.stoppedBy()).isNull();
        assertThat(first.benchmarks()).extracting(PairSpread::pairs).containsExactly(2);
        assertThat(first.benchmarks()).extracting(PairSpread::apart).containsExactly(1);
        assertThat(files()).containsExactly("apart-0001-base.json", "apart-0001-head.json", "pairs-0001.json");
        FileTime written = Files.getLastModifiedTime(out().resolve("pairs-0001.json"));

        Certificate second = certify(3, 1);

        assertThat(second.benchmarks()).extracting(PairSpread::pairs).containsExactly(3);
        assertThat(files()).contains("pairs-0002.json").hasSize(4);
        assertThat(Files.getLastModifiedTime(out().resolve("pairs-0001.json"))).isEqualTo(written);
    }

    @Test
    @Tag("long")
    void slowdownsAreRecordedBesideAndGoneOnWith() throws IOException {
        CertifyRequest two = slowing(2, 2, 3);
        List<String> steps = new ArrayList<>();
        Progress progress = new Progress() {
            @Override
            public void step(String what) {
                steps.add(what);
            }
        };
        Certificate first = new Certification(two, progress, new Cancellation(), Clock.systemUTC()).run();

        assertThat(first.benchmarks()).extracting(PairSpread::pairs).containsExactly(3);
        PairArchive archive = PairArchive.existing(out());
        assertThat(archive.extras()).containsExactly(5);
        Recording slowed = archive.turns(5).get(0);
        BenchmarkId id = slowed.pairs().firstKey();
        assertThat(slowed.pairs().get(id)).hasSize(2);
        // The benchmark allocates 10 bytes more for every percent; objects are aligned to 8.
        assertThat(allocated(slowed.head(), id) - allocated(slowed.base(), id)).isBetween(40.0, 70.0);
        Recording identical = archive.turns().get(0);
        assertThat(allocated(identical.head(), id) - allocated(identical.base(), id))
                .isBetween(-20.0, 20.0);
        assertThat(steps.get(0)).isEqualTo("taking turns: pairs 1 to 2 of 2");
        assertThat(steps)
                .anyMatch(step -> step.matches(
                        "taking turns, head with 5 % more work: pairs 1 to 2 of 2, about [0-9hms]+ left in all"));

        new Certification(slowing(2, 3, 3), Progress.SILENT, new Cancellation(), Clock.systemUTC()).run();

        assertThat(files()).contains("slowed-05-0001.json", "slowed-05-0002.json");
        assertThat(PairArchive.existing(out()).turns()).isEqualTo(archive.turns());
    }

    @Test
    void extraWorkThatIsNoneIsRefused() {
        assertThatThrownBy(() -> new InjectedWork(Set.of("a"), List.of(0), 2, 2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new InjectedWork(Set.of("a"), List.of(101), 2, 2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new InjectedWork(Set.of("a"), List.of(5), 1, 2))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("--pairs 1");
    }

    @Test
    void whoIsInterruptedBeforeTheFirstPairIsTold() {
        Cancellation cancellation = new Cancellation();
        cancellation.cancel("interrupted");

        assertThatThrownBy(
                        () -> new Certification(request(2, 0), Progress.SILENT, cancellation, Clock.systemUTC()).run())
                .isInstanceOf(UnusableInputException.class)
                .hasMessage("not one pair was measured: interrupted");
    }

    @Test
    void whatCannotBeMeasuredIsRefusedFirst() {
        assertThatThrownBy(() -> request(1, 0))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("--pairs 1");
        assertThatThrownBy(() -> request(2, -1))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("--forks -1");
        CertifyRequest nothing =
                new CertifyRequest(harness(), harness(), "no such thing", directory, 2, 0, InjectedWork.NONE, out(), 1);
        assertThatThrownBy(() -> new Certification(nothing, Progress.SILENT, new Cancellation(), Clock.systemUTC()))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("have no benchmark in common that --include 'no such thing' finds");
    }

    private Certificate certify(int pairs, int forks) {
        return new Certification(request(pairs, forks), Progress.SILENT, new Cancellation(), Clock.systemUTC()).run();
    }

    private CertifyRequest request(int pairs, int forks) {
        return new CertifyRequest(
                harness(),
                harness(),
                "Turning.once",
                directory.resolve("data"),
                pairs,
                forks,
                InjectedWork.NONE,
                out(),
                1);
    }

    private static double allocated(Run run, BenchmarkId id) {
        return run.of(id).stream()
                .filter(measurement -> measurement.metric().family() == MetricFamily.ALLOCATION)
                .map(measurement -> (ForkSamples) measurement.samples())
                .flatMapToDouble(samples -> Arrays.stream(samples.fork(0)))
                .sorted()
                .skip(20)
                .findFirst()
                .orElseThrow();
    }

    private CertifyRequest slowing(int pairs, int slowed, int withoutExtra) {
        String name = "dev.backsight.checker.measure.subject.Turning.kilobyte";
        return new CertifyRequest(
                harness(),
                harness(),
                "Turning.kilobyte",
                directory.resolve("data"),
                pairs,
                0,
                new InjectedWork(Set.of(name), List.of(5), slowed, withoutExtra),
                out(),
                1);
    }

    private Harness harness() {
        return new Harness(ClassPath.of(jar), "org.openjdk.jmh.Main", SubjectJar.JAVA, List.of(), List.of(), directory);
    }

    private Path out() {
        return directory.resolve("certified");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(out())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }
}
