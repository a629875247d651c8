package dev.backsight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.checker.compare.PairLocation;
import dev.backsight.checker.format.CertificateFile;
import dev.backsight.checker.model.CertificationReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertifyOfflineTest {

    @TempDir
    private Path directory;

    @Test
    void computesFromThePairsAloneAndKeepsWhatItPrints() {
        RecordedArchive.write(directory, 12);

        Invocation first = offline("--suites", 1000, "--bootstraps", 20, "--budget", "10m");

        assertThat(first.exitCode()).isZero();
        assertThat(first.err()).isEmpty();
        assertThat(first.out())
                .contains("B.m0", "THE GATE on 1000 suites of 28 benchmarks, drawn from 2 benchmarks with 12 pairs")
                .contains("alpha 1.00 %, tolerance 3.00 %, budget 10m, " + PairLocation.MEDIAN.words() + ", seed 1")
                .contains("some stand in a suite more than once")
                .contains("benchstat", "asv", "Criterion.rs", "what must be shown");
        assertThat(directory.resolve("certificate.html")).content().contains("What must be shown", "<span>m0</span>");
        CertificationReport kept = CertificateFile.read(directory.resolve("certificate.json"));
        assertThat(Objects.requireNonNull(kept.characteristics()).setup().suites())
                .isEqualTo(1000);
        assertThat(offline("--suites", 1000, "--bootstraps", 20, "--budget", "10m")
                        .out())
                .isEqualTo(first.out());
    }

    @Test
    void otherSettingsAreTriedOnTheSamePairs() {
        RecordedArchive.write(directory, 12);

        Invocation other = offline(
                "--suites",
                1000,
                "--bootstraps",
                20,
                "--budget",
                "90s",
                "--tolerance",
                "1%",
                "--alpha",
                0.05,
                "--estimator",
                "trimmed",
                "--seed",
                3);

        assertThat(other.exitCode()).isZero();
        assertThat(other.out())
                .contains("alpha 5.00 %, tolerance 1.00 %, budget 90s, mean of the middle 60 % of the slices, seed 3");
    }

    @Test
    void realSlowdownsAreToldBesideShiftedOnes() {
        RecordedArchive.write(directory, 12);
        RecordedArchive.writeSlowed(directory, 8, 5);
        RecordedArchive.writeSlowed(directory, 3, 10);

        Invocation both = offline("--suites", 1000, "--bootstraps", 20, "--budget", "10m");

        assertThat(both.exitCode()).isZero();
        assertThat(both.out())
                .contains("REALLY SLOWER", "by shifting its identical pairs")
                .containsPattern("a\\.B\\.m0 +5 % +8 +\\+[4-5]\\.[0-9]{2} %")
                .containsPattern("a\\.B\\.m0 +10 % +3 +\\+(9|10)\\.[0-9]{2} %");
        CertificationReport kept = CertificateFile.read(directory.resolve("certificate.json"));
        assertThat(kept.slowdowns()).hasSize(4);
        // With 3 pairs the gate cannot be tried.
        assertThat(Objects.requireNonNull(kept.characteristics()).injected())
                .hasSize(2)
                .allSatisfy(each -> assertThat(each.truth()).isEqualTo(0.05));
        assertThat(directory.resolve("certificate.html")).content().contains("Really slower");
    }

    @Test
    void tooFewPairsTellOfTheMeasurementAlone() {
        RecordedArchive.write(directory, 7);

        Invocation few = offline();

        assertThat(few.exitCode()).isZero();
        assertThat(few.out())
                .contains("B.m0", "the gate is tried from 8 pairs a benchmark on: measure more with --pairs")
                .doesNotContain("THE GATE");
        assertThat(CertificateFile.read(directory.resolve("certificate.json")).characteristics())
                .isNull();
    }

    @Test
    void whatCannotBeComputedOfIsRefused() throws IOException {
        refused(offline(), "holds no pairs-0001.json", "--out");
        Path file = RecordedArchive.write(directory, 8).resolve("pairs-0001.json");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        refused(offline(), "pairs-0001.json", "cut off");
        Files.write(file, whole);
        Files.write(directory.resolve("pairs-0003.json"), whole);
        refused(offline(), "pairs-0002.json: is missing");
        assertThat(directory.resolve("certificate.json")).doesNotExist();
    }

    @Test
    void settingsThatAreNoneAreRefusedBeforeAnythingIsMeasuredOrRead() {
        refused(offline("--suites", 10), "1000", "10");
        refused(offline("--bootstraps", 2), "bootstrap", "2");
        refused(offline("--alpha", 0.7), "alpha");
        refused(offline("--tolerance", "three"), "three");
        refused(offline("--budget", "soon"), "soon");
        refused(offline("--estimator", "mode"), "mode");
    }

    @Test
    void optionsThatContradictEachOtherAreRefusedBeforeAnythingIsMeasured() {
        refused(Invocation.of("certify", "--out", directory, "--base", "other.jar"), "--base needs --head");
        refused(Invocation.of("certify", "--out", directory, "--form", "short", "--head", "a.jar"), "--form", "--head");
        refused(Invocation.of("certify", "--out", directory, "--form", "long"), "long", "SHORT", "FULL");
        refused(Invocation.of("certify", "--out", directory, "--pairs", 1), "--pairs 1");
        assertThat(directory).isEmptyDirectory();
    }

    private Invocation offline(Object... options) {
        Object[] words = new Object[options.length + 4];
        words[0] = "certify";
        words[1] = "--offline";
        words[2] = "--out";
        words[3] = directory;
        System.arraycopy(options, 0, words, 4, options.length);
        return Invocation.of(words);
    }

    private static void refused(Invocation invocation, String... words) {
        assertThat(invocation.err()).contains(words).doesNotContain("Exception");
        assertThat(invocation.out()).isEmpty();
        assertThat(invocation.exitCode()).isEqualTo(2);
    }
}
