package dev.backsight.checker.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.checker.compare.PairLocation;
import dev.backsight.checker.format.RecordingFile;
import dev.backsight.checker.format.RunFile;
import dev.backsight.checker.git.BuildCommand;
import dev.backsight.checker.git.TestRepository;
import dev.backsight.checker.jmh.ClassPath;
import dev.backsight.checker.measure.Cancellation;
import dev.backsight.checker.measure.Progress;
import dev.backsight.checker.measure.SubjectJar;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.CheckVerdict;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.ForkSamples;
import dev.backsight.checker.model.Measurement;
import dev.backsight.checker.model.MetricFamily;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Recording;
import dev.backsight.checker.model.Replicate;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.UnusableInputException;
import dev.backsight.checker.model.Verdict;
import dev.backsight.checker.model.Warning;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Whole checks of two real builds. One pair of each benchmark: what more of them show is tested without processes. */
@Tag("slow")
class LockstepGateTest {

    @TempDir
    private static Path shared;

    private static Path jar;

    @TempDir
    private Path directory;

    @BeforeAll
    static void buildJar() throws IOException {
        jar = SubjectJar.create(shared);
    }

    @Test
    void twoJarsAreMeasuredInTurnsAndDecidedAgainFromTheirRecording() throws IOException {
        Path base = without("stepTwice", jar, directory.resolve("base.jar"));

        CheckReport report =
                check(jar, "Sound.(ownArguments|stepTwice)", new BaseChoice.Classes(ClassPath.of(base)), directory);

        assertThat(comparisons(report, "ownArguments")).isNotEmpty().allSatisfy(comparison -> {
            assertThat(comparison.replicate()).isEqualTo(Replicate.PAIR);
            assertThat(comparison.verdict()).isIn(Verdict.INCONCLUSIVE, Verdict.UNCHANGED);
        });
        assertThat(comparisons(report, "stepTwice"))
                .extracting(Comparison::verdict)
                .containsExactly(Verdict.ADDED);
        assertThat(report.base().label()).isEqualTo(base.toString());
        Recording recording = RecordingFile.read(out().runFile());
        assertThat(recording.pairs()).hasSize(1);
        assertThat(recording.pairs().values().iterator().next().get(0).order()).isNotEmpty();

        CheckReport again = again();
        assertThat(again.comparisons()).isEqualTo(report.comparisons());
        assertThat(again.verdict()).isEqualTo(report.verdict());
        assertThat(again.policy()).isEqualTo(report.policy()).isNotEqualTo(Policy.DEFAULT);
        assertThat(again(PolicySource.of(null, null, "7%", null, null, null)).policy())
                .isEqualTo(report.policy().withTolerance(0.07));
        Path other = Files.writeString(directory.resolve("other.yaml"), "alpha: 0.02\n");
        assertThat(again(PolicySource.of(other, null, null, null, null, null)).policy())
                .isEqualTo(Policy.DEFAULT.withAlpha(0.02));
        assertThatThrownBy(
                        () -> keeping().accept(AcceptRequest.of(out().runFile(), "why not", "Ada", List.of("*"), true)))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("record");
    }

    @Test
    void whatRunsTheSameCodeIsUnchangedByProofAndNothingIsMeasured() throws IOException {
        ClassPath base = SubjectJar.classPath(directory.resolve("base"));
        ClassPath head = SubjectJar.classPath(directory.resolve("head"));

        CheckReport report = check(
                head, "Sound.(ownArguments|stepTwice)", new BaseChoice.Classes(base), directory, Selection.CHANGED);

        assertThat(report.verdict()).isEqualTo(CheckVerdict.PASSED);
        assertThat(report.comparisons()).hasSizeGreaterThan(1).allSatisfy(comparison -> {
            assertThat(comparison.verdict()).isEqualTo(Verdict.UNCHANGED);
            assertThat(comparison.explanation()).endsWith("not measured");
        });
        assertThat(report.suite().measured()).isEqualTo(report.suite().expected());
        Recording recording = RecordingFile.read(out().runFile());
        assertThat(recording.pairs()).isEmpty();
        assertThat(recording.proven()).isNotEmpty();
        assertThat(again().comparisons()).isEqualTo(report.comparisons());
    }

    @Test
    void whatMayRunOtherCodeIsMeasuredBesideControls() throws IOException {
        ClassPath base = SubjectJar.classPath(directory.resolve("base"));
        ClassPath head = SubjectJar.classPath(directory.resolve("head"));
        Path list = head.entries().get(0).resolve("META-INF/BenchmarkList");
        // Another number of forks is another setting.
        Files.writeString(
                list,
                Files.readAllLines(list).stream()
                        .map(line -> line.contains(" stepTwice ") ? line.replace("I 1 0 ", "I 1 1 ") : line)
                        .collect(Collectors.joining("\n", "", "\n")));

        CheckReport report = check(
                head, "Sound.(ownArguments|stepTwice)", new BaseChoice.Classes(base), directory, Selection.CHANGED);

        Recording recording = RecordingFile.read(out().runFile());
        assertThat(recording.proven().keySet()).isNotEmpty().allMatch(id -> id.name()
                .endsWith(".ownArguments"));
        assertThat(recording.pairs().keySet())
                .anyMatch(id -> id.name().endsWith(".stepTwice"))
                .anyMatch(id -> id.name().endsWith(".ownArguments"));
        assertThat(comparisons(report, "ownArguments")).allSatisfy(comparison -> {
            assertThat(comparison.verdict()).isEqualTo(Verdict.UNCHANGED);
            assertThat(comparison.explanation()).contains("measured as a control");
        });
        assertThat(report.warnings())
                .anyMatch(warning -> warning.text().contains("may run different code in the two builds"));
        assertThat(again().comparisons()).isEqualTo(report.comparisons());
    }

    private CheckReport again() {
        return again(PolicySource.of(null, null, null, null, null, null));
    }

    private CheckReport again(PolicySource policy) {
        return Replay.of(out().runFile(), policy, directory.resolve("none"), PairLocation.MEDIAN, Clock.systemUTC());
    }

    @Test
    void aBenchmarkThatHeadLostIsNotMeasuredAndFails() throws IOException {
        Path head = without("stepTwice", jar, directory.resolve("head.jar"));

        CheckReport report =
                check(head, "Sound.(ownArguments|stepTwice)", new BaseChoice.Classes(ClassPath.of(jar)), directory);

        assertThat(comparisons(report, "stepTwice"))
                .extracting(Comparison::verdict)
                .containsExactly(Verdict.REMOVED);
        assertThat(report.verdict()).isEqualTo(CheckVerdict.FAILED);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void autoBuildsTheCommitOfTheBaselineAndTakesItsNumbersWhereItCannot() throws IOException {
        TestRepository repository = TestRepository.create(directory.resolve("project"));
        repository.script("build", "mkdir -p target && cp '" + jar + "' target/benchmarks.jar");
        repository.write(".gitignore", "/target/\n");
        repository.commit("A build");
        Path head = repository.path().resolve("target/benchmarks.jar");
        Files.createDirectories(head.getParent());
        Files.copy(jar, head);
        Path project = repository.path();
        check(head, "Sound.ownArguments", new BaseChoice.Nothing(), project);
        keeping().accept(AcceptRequest.of(out().runFile(), "first", "Ada", List.of("*"), true));

        CheckReport built = check(head, "Sound.ownArguments", new BaseChoice.Auto(), project);

        assertThat(RecordingFile.isRecording(out().runFile())).isTrue();
        assertThat(built.base().label()).endsWith(" (the accepted baseline)");
        assertThat(built.base().revision().commit())
                .isEqualTo(repository.git("rev-parse", "HEAD").strip());

        // A history without that commit, and without its content.
        TestRepository other = TestRepository.create(directory.resolve("other"));
        other.commit("Rewritten");
        Path elsewhere = other.path().resolve("benchmarks.jar");
        Files.copy(jar, elsewhere);

        CheckReport saved = check(elsewhere, "Sound.ownArguments", new BaseChoice.Auto(), other.path());

        assertThat(RecordingFile.isRecording(out().runFile())).isFalse();
        assertThat(RunFile.read(out().runFile()).benchmarks()).hasSize(1);
        assertThat(saved.base().acceptance()).isNotNull();
        assertThat(saved.warnings())
                .anyMatch(warning -> warning.text().startsWith("compared with saved numbers, because"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatSavedNumbersCallARegressionIsMeasuredBesideTheirCommitOrSaidNotToBe() throws IOException {
        TestRepository repository = TestRepository.create(directory.resolve("project"));
        repository.script("build", "mkdir -p target && cp '" + jar + "' target/benchmarks.jar");
        repository.write(".gitignore", "/target/\n");
        repository.commit("A build");
        Path head = repository.path().resolve("target/benchmarks.jar");
        Files.createDirectories(head.getParent());
        Files.copy(jar, head);
        PolicySource threeForks = PolicySource.of(null, null, null, 3, "40s", null);
        check(head, new BaseChoice.Nothing(), repository.path(), threeForks);
        beyondAllReach(out().runFile());
        keeping().accept(AcceptRequest.of(out().runFile(), "a day that nothing reaches", "Ada", List.of("*"), true));

        CheckReport confirmed = check(head, new BaseChoice.Saved(), repository.path(), threeForks);

        Comparison time = time(confirmed);
        assertThat(time.verdict()).isIn(Verdict.UNCHANGED, Verdict.INCONCLUSIVE);
        assertThat(time.replicate()).isEqualTo(Replicate.PAIR);
        assertThat(time.warnings())
                .extracting(Warning::text)
                .anyMatch(text -> text.startsWith("compared with the saved numbers: REGRESSED"));
        assertThat(confirmed.exitCode()).isZero();
        Path pairs = out().runFile().resolveSibling("confirmation.json");
        assertThat(RecordingFile.read(pairs).suspects()).hasSize(1);
        CheckReport again = Replay.of(
                pairs,
                PolicySource.of(null, null, null, null, null, null),
                directory.resolve("none"),
                PairLocation.MEDIAN,
                Clock.systemUTC());
        assertThat(time(again).change()).isEqualTo(time.change());
        assertThat(time(again).verdict()).isEqualTo(time.verdict());

        // The same numbers, but nothing of the commit that they belong to.
        TestRepository other = TestRepository.create(directory.resolve("other"));
        other.commit("Rewritten");
        Path elsewhere = other.path().resolve("benchmarks.jar");
        Files.copy(jar, elsewhere);

        CheckReport alone = check(elsewhere, new BaseChoice.Saved(), other.path(), threeForks);

        assertThat(time(alone).verdict()).isEqualTo(Verdict.REGRESSED);
        assertThat(alone.exitCode()).isEqualTo(1);
        assertThat(alone.warnings())
                .extracting(Warning::text)
                .anyMatch(text -> text.startsWith("not confirmed beside the commit of the saved numbers"));
    }

    private static void beyondAllReach(Path runFile) {
        Run run = RunFile.read(runFile);
        List<Measurement> faster = run.measurements().stream()
                .map(measurement -> measurement.metric().family() == MetricFamily.TIME
                        ? new Measurement(
                                measurement.id(),
                                measurement.metric(),
                                scaled((ForkSamples) measurement.samples(), 1e-6))
                        : measurement)
                .toList();
        RunFile.write(
                runFile,
                new Run(
                        run.suite(),
                        run.environment(),
                        run.revision(),
                        run.measuredAt(),
                        faster,
                        run.executions(),
                        run.failures(),
                        run.complete(),
                        run.acceptance()));
    }

    private static ForkSamples scaled(ForkSamples samples, double factor) {
        double[][] forks = new double[samples.forkCount()][];
        for (int i = 0; i < forks.length; i++) {
            forks[i] = Arrays.stream(samples.fork(i))
                    .map(sample -> sample * factor)
                    .toArray();
        }
        return new ForkSamples(forks);
    }

    private static Comparison time(CheckReport report) {
        return comparisons(report, "ownArguments").stream()
                .filter(comparison -> comparison.metric().family() == MetricFamily.TIME)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRevisionThatIsNotThereIsNoticedBeforeMeasuring() throws IOException {
        TestRepository repository = TestRepository.create(directory.resolve("project"));
        repository.commit("Nothing yet");

        assertThatThrownBy(() ->
                        check(jar, "Sound.ownArguments", new BaseChoice.Commit("no-such-branch"), repository.path()))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("no-such-branch");
        assertThat(out().runFile()).doesNotExist();
    }

    private CheckReport check(Path head, String include, BaseChoice base, Path project) {
        return check(ClassPath.of(head), include, base, project, Selection.ALL);
    }

    private CheckReport check(Path head, BaseChoice base, Path project, PolicySource policy) {
        return check(ClassPath.of(head), "Sound.ownArguments", base, project, Selection.ALL, policy);
    }

    private CheckReport check(ClassPath head, String include, BaseChoice base, Path project, Selection select) {
        return check(head, include, base, project, select, policy());
    }

    private CheckReport check(
            ClassPath head, String include, BaseChoice base, Path project, Selection select, PolicySource policy) {
        BenchmarkSource source = new BenchmarkSource(
                head,
                null,
                "subject",
                "subject\\.(" + include + ")$",
                SubjectJar.JAVA,
                List.of(),
                List.of(),
                project,
                directory.resolve("data"),
                1);
        return new Gate(Progress.SILENT, new Cancellation(), Clock.systemUTC())
                .check(new CheckRequest(
                        source,
                        base,
                        select,
                        new BuildCommand.Other(List.of("./build")),
                        policy,
                        directory.resolve("baselines"),
                        out(),
                        "ACCEPT-COMMAND"));
    }

    /** Enough for the first round only, and nothing to suspect: a suspect gets its six pairs whatever they take. */
    private static PolicySource policy() {
        return PolicySource.of(null, null, "900%", 1, "1s", null);
    }

    private OutputDirectory out() {
        return new OutputDirectory(directory.resolve("out"));
    }

    private BaselineKeeping keeping() {
        return new BaselineKeeping(directory.resolve("baselines"), Clock.systemUTC());
    }

    private static List<Comparison> comparisons(CheckReport report, String method) {
        return report.comparisons().stream()
                .filter(comparison -> comparison.benchmark().name().endsWith("." + method))
                .toList();
    }

    /** A copy that does not list a method. */
    private static Path without(String method, Path jar, Path copy) throws IOException {
        try (JarFile in = new JarFile(jar.toFile());
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(copy), in.getManifest())) {
            for (JarEntry entry : in.stream().toList()) {
                if (entry.getName().equals(JarFile.MANIFEST_NAME)) {
                    continue;
                }
                byte[] bytes = in.getInputStream(entry).readAllBytes();
                if (entry.getName().equals("META-INF/BenchmarkList")) {
                    bytes = new String(bytes, StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.contains(" " + method + " "))
                            .collect(Collectors.joining("\n", "", "\n"))
                            .getBytes(StandardCharsets.UTF_8);
                }
                out.putNextEntry(new JarEntry(entry.getName()));
                out.write(bytes);
                out.closeEntry();
            }
        }
        return copy;
    }
}
