package dev.backsight.checker.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.checker.baseline.Baseline;
import dev.backsight.checker.format.CheckFile;
import dev.backsight.checker.format.RunFile;
import dev.backsight.checker.git.BuildCommand;
import dev.backsight.checker.jmh.ClassPath;
import dev.backsight.checker.measure.Cancellation;
import dev.backsight.checker.measure.ForkEvent;
import dev.backsight.checker.measure.Progress;
import dev.backsight.checker.measure.SubjectJar;
import dev.backsight.checker.measure.subject.Turning;
import dev.backsight.checker.model.BenchmarkDetail;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.CheckVerdict;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.Machine;
import dev.backsight.checker.model.ReferenceDistance;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.UnusableInputException;
import dev.backsight.checker.model.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole checks of a real, tiny benchmark jar. */
@Tag("slow")
class GateTest {

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
    void recordsAcceptsAndJudges() throws IOException {
        CheckReport first = check("Sound.checksum", 2, new BaseChoice.Auto());
        assertThat(first.verdict()).isEqualTo(CheckVerdict.RECORDED);
        assertThat(first.exitCode()).isZero();
        assertThat(first.advice()).anyMatch(line -> line.contains("ACCEPT-COMMAND"));
        assertThat(CheckFile.read(out().checkFile())).isEqualTo(first);
        Run run = RunFile.read(out().runFile());
        assertThat(run.benchmarks()).hasSize(2);
        assertThat(run.environment().machine().cpus()).isPositive();
        assertThat(run.environment().jmhVersion()).isEqualTo("1.37");
        assertThat(run.executions().values()).allSatisfy(execution -> assertThat(execution.jvmArgs())
                .as("the harness's own flags are no setting of the benchmark")
                .noneMatch(argument -> argument.startsWith("-Dbacksight.")));

        Baseline baseline =
                keeping().accept(AcceptRequest.of(out().runFile(), "first numbers", "Ada", List.of("*"), true));
        assertThat(baseline.run().measurements()).isEqualTo(run.measurements());
        assertThat(keeping().list()).contains("Ada", "first numbers", "subject");

        CheckReport second = check("Sound.checksum", 2, new BaseChoice.Saved());
        assertThat(second.base()).isNotNull();
        assertThat(second.base().acceptance()).isEqualTo(baseline.acceptance());
        assertThat(second.comparisons()).extracting(Comparison::benchmark).containsAll(run.benchmarks());
        assertThat(second.comparisons())
                .noneMatch(c -> c.verdict() == Verdict.REMOVED || c.verdict() == Verdict.INCOMPARABLE);

        CheckReport narrowed = check("Sound.checksum", 1, new BaseChoice.File(baseline.file()));
        assertThat(narrowed.verdict()).isNotEqualTo(CheckVerdict.RECORDED);
    }

    @Test
    void aReferenceIsThatOfTheCheckOrElseOfTheBaseline() throws IOException {
        String both = "Sound.checksum|Turning.kilobyte";
        check(both, 1, new BaseChoice.Auto());
        Baseline baseline =
                keeping().accept(AcceptRequest.of(out().runFile(), "first numbers", "Ada", List.of("*"), true));
        String reference = Turning.class.getName() + ".kilobyte";
        Files.writeString(directory.resolve("baselines").resolve("policy.yaml"), """
                references:
                  - benchmark: '*.checksum'
                    params: {size: 16, text: plain text = 1}
                    reference: %s
                """.formatted(reference));

        List<ReferenceDistance> measured = distances(check(both, 1, new BaseChoice.Saved()));
        assertThat(measured).singleElement().satisfies(distance -> {
            assertThat(distance.reference().name()).isEqualTo(reference);
            assertThat(distance.acceptedAt()).isNull();
        });

        CheckReport alone = check("Sound.checksum", 1, new BaseChoice.Saved());
        assertThat(distances(alone)).singleElement().satisfies(distance -> {
            assertThat(distance.reference().name()).isEqualTo(reference);
            assertThat(distance.acceptedAt()).isEqualTo(baseline.acceptance().at());
        });
        assertThat(CheckFile.read(out().checkFile())).isEqualTo(alone);
    }

    private static List<ReferenceDistance> distances(CheckReport report) {
        return report.details().stream()
                .map(BenchmarkDetail::distance)
                .filter(Objects::nonNull)
                .toList();
    }

    @Test
    void aBaselineOfAnotherEnvironmentIsExplainedAndNotUsed() {
        check("Sound.checksum", 1, new BaseChoice.Auto());
        Run run = RunFile.read(out().runFile());
        Machine here = run.environment().machine();
        Machine there = new Machine(
                "Another CPU",
                here.cpus(),
                here.memoryBytes(),
                here.osFamily(),
                here.osVersion(),
                here.architecture(),
                here.cpuLimit(),
                here.memoryLimitBytes(),
                here.diskKind());
        Path foreign = directory.resolve("foreign.json");
        RunFile.write(
                foreign,
                new Run(
                        run.suite(),
                        new Environment(
                                there,
                                run.environment().jvm(),
                                run.environment().jmhVersion()),
                        run.revision(),
                        run.measuredAt(),
                        run.measurements(),
                        run.executions(),
                        List.of(),
                        true,
                        null));
        keeping().accept(AcceptRequest.of(foreign, "measured elsewhere", "Ada", List.of("*"), true));

        CheckReport report = check("Sound.checksum", 1, new BaseChoice.Auto());
        assertThat(report.verdict()).isEqualTo(CheckVerdict.RECORDED);
        assertThat(report.advice())
                .anyMatch(line -> line.contains("CPU model differs: Another CPU / "))
                .anyMatch(line -> line.contains("ACCEPT-COMMAND"));
    }

    @Test
    void aBenchmarkThatThrowsFailsTheCheckThoughJmhExitsWithZero() {
        CheckReport report = check("Sound.checksum|Broken.throwing", 1, new BaseChoice.Auto());
        assertThat(report.verdict()).isEqualTo(CheckVerdict.FAILED);
        assertThat(report.exitCode()).isEqualTo(1);
        assertThat(report.comparisons()).singleElement().satisfies(failed -> {
            assertThat(failed.verdict()).isEqualTo(Verdict.FAILED);
            assertThat(failed.benchmark().name()).endsWith("Broken.throwing");
        });
        assertThat(report.suite().expected()).isEqualTo(3);
        assertThat(report.suite().measured()).isEqualTo(2);
        assertThatThrownBy(
                        () -> keeping().accept(AcceptRequest.of(out().runFile(), "why not", null, List.of("*"), true)))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("Broken.throwing");
    }

    @Test
    void aMissingBaselineIsNoticedBeforeMeasuring() {
        assertThatThrownBy(() -> check("Sound.checksum", 1, new BaseChoice.Saved()))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("no baseline");
        assertThat(out().runFile()).doesNotExist();
    }

    @Test
    void anIncludeThatFindsNothingIsAMistake() {
        assertThatThrownBy(() -> check("NoSuchBenchmark", 1, new BaseChoice.Auto()))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("NoSuchBenchmark");
    }

    @Test
    void whereNothingCanBeWrittenNothingIsMeasured() throws IOException {
        Path file = Files.createFile(directory.resolve("occupied"));
        CheckRequest request = new CheckRequest(
                source("Sound.checksum"),
                new BaseChoice.Auto(),
                Selection.ALL,
                BuildCommand.Maven.plain(),
                policy(1),
                directory.resolve("baselines"),
                new OutputDirectory(file.resolve("out")),
                "ACCEPT-COMMAND");
        assertThatThrownBy(() -> gate(Progress.SILENT, new Cancellation()).check(request))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("occupied");
    }

    @Test
    void whatWasMeasuredBeforeAnInterruptionIsKeptAndIsNeverAPass() {
        Cancellation cancellation = new Cancellation();
        Progress afterTwoForks = new Progress() {
            private int ended;

            @Override
            public void forkEnded(ForkEvent event) {
                if (++ended == 2) {
                    cancellation.cancel("interrupted");
                }
            }
        };
        CheckReport report =
                gate(afterTwoForks, cancellation).check(request("Sound.checksum", 3, new BaseChoice.Auto()));
        assertThat(report.verdict()).isEqualTo(CheckVerdict.INCOMPLETE);
        assertThat(report.exitCode()).isEqualTo(4);
        Run run = RunFile.read(out().runFile());
        assertThat(run.complete()).isFalse();
        assertThat(run.measurements()).isNotEmpty();
        assertThatThrownBy(
                        () -> keeping().accept(AcceptRequest.of(out().runFile(), "why not", null, List.of("*"), true)))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("broke off");
    }

    private CheckReport check(String include, int forks, BaseChoice base) {
        return gate(Progress.SILENT, new Cancellation()).check(request(include, forks, base));
    }

    private static Gate gate(Progress progress, Cancellation cancellation) {
        return new Gate(progress, cancellation, Clock.systemUTC());
    }

    private CheckRequest request(String include, int forks, BaseChoice base) {
        return new CheckRequest(
                source(include),
                base,
                Selection.ALL,
                BuildCommand.Maven.plain(),
                policy(forks),
                directory.resolve("baselines"),
                out(),
                "ACCEPT-COMMAND");
    }

    private BenchmarkSource source(String include) {
        return new BenchmarkSource(
                ClassPath.of(jar),
                null,
                "subject",
                "subject\\.(" + include + ")$",
                SubjectJar.JAVA,
                List.of(),
                List.of(),
                directory,
                directory.resolve("data"),
                1);
    }

    private static PolicySource policy(int forks) {
        return PolicySource.of(null, null, null, forks, null, null);
    }

    private OutputDirectory out() {
        return new OutputDirectory(directory.resolve("out"));
    }

    private BaselineKeeping keeping() {
        return new BaselineKeeping(directory.resolve("baselines"), Clock.systemUTC());
    }
}
