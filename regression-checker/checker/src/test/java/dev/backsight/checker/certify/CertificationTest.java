package dev.backsight.checker.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.checker.jmh.ClassPath;
import dev.backsight.checker.measure.Cancellation;
import dev.backsight.checker.measure.Harness;
import dev.backsight.checker.measure.Progress;
import dev.backsight.checker.measure.SubjectJar;
import dev.backsight.checker.model.Certificate;
import dev.backsight.checker.model.PairSpread;
import dev.backsight.checker.model.UnusableInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.List;
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
        CertifyRequest nothing = new CertifyRequest(harness(), harness(), "no such thing", directory, 2, 0, out(), 1);
        assertThatThrownBy(() -> new Certification(nothing, Progress.SILENT, new Cancellation(), Clock.systemUTC()))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("have no benchmark in common that --include 'no such thing' finds");
    }

    private Certificate certify(int pairs, int forks) {
        return new Certification(request(pairs, forks), Progress.SILENT, new Cancellation(), Clock.systemUTC()).run();
    }

    private CertifyRequest request(int pairs, int forks) {
        return new CertifyRequest(
                harness(), harness(), "Turning.kilobyte", directory.resolve("data"), pairs, forks, out(), 1);
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
