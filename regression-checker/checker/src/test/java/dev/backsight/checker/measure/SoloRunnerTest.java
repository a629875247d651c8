package dev.backsight.checker.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.checker.jmh.ClassPath;
import dev.backsight.checker.jmh.ListedBenchmark;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Failure;
import dev.backsight.checker.model.Measurement;
import dev.backsight.checker.model.Metric;
import dev.backsight.checker.model.Mode;
import dev.backsight.checker.model.UnusableInputException;
import dev.backsight.turnstile.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real JMH processes on the benchmarks of package {@code subject}. */
@Tag("slow")
class SoloRunnerTest {

    private static final Duration AMPLE = Duration.ofMinutes(10);

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
    void everyForkOfEveryBenchmarkIsMerged() {
        List<ListedBenchmark> benchmarks = SubjectJar.list(jar, "Sound.checksum", "Sound.step").stream()
                .filter(benchmark -> !"16".equals(benchmark.id().params().get("size")))
                .toList();

        Measured measured = run(plan(benchmarks, 2));

        assertThat(measured.failures()).isEmpty();
        assertThat(measured.complete()).isTrue();
        assertThat(measured.warnings()).isEmpty();
        assertThat(measured.jmhVersion()).isEqualTo("1.37");
        assertThat(measuredIds(measured)).containsExactlyInAnyOrderElementsOf(ids(benchmarks));
        assertThat(measured.executions().keySet()).containsExactlyInAnyOrderElementsOf(ids(benchmarks));
        assertThat(measured.measurements())
                .filteredOn(measurement -> Set.of(Metric.TIME, Metric.THROUGHPUT, Metric.LATENCY, Metric.ALLOCATION)
                        .contains(measurement.metric().name()))
                .hasSize(3 * 2 + 1)
                .allSatisfy(measurement ->
                        assertThat(measurement.samples().forkCount()).isEqualTo(2));
    }

    @Test
    void aBenchmarkThatThrowsInItsTearDownFailsThoughItsIterationsAreThere() throws IOException {
        Path data = Files.createDirectory(directory.resolve("data"));
        Files.writeString(data.resolve("fault"), "tearDown");
        Harness harness = new Harness(
                ClassPath.of(jar),
                Wire.JMH_MAIN,
                SubjectJar.JAVA,
                List.of("-Dbacksight.dir=" + data),
                List.of(),
                directory);

        Measured measured = run(plan(harness, SubjectJar.list(jar, "Turning.faulty"), 1, AMPLE, SoloPlan.PATIENCE));

        assertThat(measured.measurements()).isEmpty();
        assertThat(measured.failures())
                .extracting(Failure::reason)
                .containsExactly("fork 1 threw java.lang.IllegalStateException: faulty tearDown");
    }

    @Test
    void aValueWithACommaIsMeasuredByLeavingItsParameterToJmh() {
        List<ListedBenchmark> oneLevel = SubjectJar.list(jar, "Sound.hash").stream()
                .filter(benchmark -> "1".equals(benchmark.id().params().get("level")))
                .toList();
        List<ForkEvent> started = new ArrayList<>();
        Progress progress = new Progress() {
            @Override
            public void forkStarted(ForkEvent event) {
                started.add(event);
            }
        };

        Measured measured = new SoloRunner().run(plan(oneLevel, 1), progress, new Cancellation());

        assertThat(measured.failures()).isEmpty();
        assertThat(measured.warnings()).isEmpty();
        assertThat(measuredIds(measured)).containsExactlyInAnyOrderElementsOf(ids(oneLevel));
        assertThat(oneLevel)
                .extracting(benchmark -> benchmark.id().params().get("list"))
                .containsExactly("a", "b,c");
        assertThat(started).hasSize(1);
    }

    @Test
    void resultsThatWereNotAskedForAreIgnoredWithAWarning() {
        List<ListedBenchmark> one = SubjectJar.list(jar, "Sound.hash").stream()
                .filter(benchmark -> benchmark.id().paramText().equals("level=1 list=b,c"))
                .toList();

        Measured measured = run(plan(one, 2));

        assertThat(measuredIds(measured)).containsExactlyElementsOf(ids(one));
        assertThat(measured.warnings()).singleElement().satisfies(warning -> assertThat(warning.text())
                .isEqualTo("JMH also ran Sound.hash level=1 list=a, which was not asked for; its numbers are ignored"));
    }

    @Test
    void groupsAndUnforkedBenchmarksAndThoseWithThreadsAreForkedWithTheirThreads() {
        List<ListedBenchmark> benchmarks = SubjectJar.list(jar, "Sound.pair", "Sound.stepTwice");

        Measured measured = run(plan(benchmarks, 1));

        assertThat(measured.failures()).isEmpty();
        assertThat(measuredIds(measured))
                .containsExactlyInAnyOrderElementsOf(ids(benchmarks))
                .allSatisfy(id -> assertThat(id.threads()).isEqualTo(2));
        assertThat(measured.measurements())
                .allSatisfy(measurement -> assertThat(measurement.id().mode()).isEqualTo(Mode.AVERAGE_TIME));
    }

    @Test
    void argumentsForAllForksJoinTheBenchmarksOwn() {
        Harness harness = new Harness(
                ClassPath.of(jar),
                Wire.JMH_MAIN,
                SubjectJar.JAVA,
                List.of("-Dsubject.everywhere=\"a b\"", "-Xmx200m"),
                List.of(),
                directory);

        Measured measured = run(plan(harness, SubjectJar.list(jar, "Sound.ownArguments"), 1, AMPLE, SoloPlan.PATIENCE));

        assertThat(measured.failures()).isEmpty();
        assertThat(measured.executions().values()).singleElement().satisfies(execution -> assertThat(
                        execution.jvmArgs())
                .containsExactly("-Dsubject.everywhere=\"a b\"", "-Xmx200m", "-Dsubject.first=1", "-Dsubject.own=1"));
    }

    @Test
    void aBenchmarkThatFailsIsNotRunAgainAndDoesNotStopTheOthers() throws IOException {
        List<ListedBenchmark> benchmarks = SubjectJar.list(
                jar, "Broken.throwing", "Broken.unprepared", "Broken.exiting", "Broken.shouting", "Sound.stepTwice");
        List<String> started = new ArrayList<>();
        List<Failure> told = new ArrayList<>();
        Progress progress = new Progress() {
            @Override
            public void forkStarted(ForkEvent event) {
                started.add(event.fork() + " " + event.benchmark().shortName());
            }

            @Override
            public void failed(Failure failure) {
                told.add(failure);
            }
        };

        Measured measured = new SoloRunner().run(plan(benchmarks, 2), progress, new Cancellation());

        assertThat(measured.complete()).isTrue();
        assertThat(measured.failures())
                .extracting(failure -> failure.id().shortName() + ": " + failure.reason())
                .containsExactly(
                        "Broken.exiting: fork 1 ended its JVM with exit code 3",
                        "Broken.shouting: fork 1 threw java.lang.IllegalStateException: hoarse",
                        "Broken.throwing: fork 1 threw java.lang.IllegalStateException: boom",
                        "Broken.unprepared: fork 1 threw java.lang.IllegalArgumentException: no corpus");
        assertThat(told).containsExactlyInAnyOrderElementsOf(measured.failures());
        assertThat(measured.failures()).allSatisfy(failure -> {
            assertThat(failure.output().lines().count()).isBetween(1L, (long) ForkOutput.MAX_LINES);
            assertThat(failure.output().length()).isLessThan(ForkOutput.MAX_LINES * (ForkOutput.MAX_LINE_LENGTH + 2));
            assertThat(failure.output()).doesNotContain("REMEMBER");
        });
        assertThat(measured.failures().get(2).output()).contains("at dev.backsight.checker.measure.subject.Broken");
        assertThat(measuredIds(measured)).extracting(BenchmarkId::shortName).containsExactly("Sound.stepTwice");
        assertThat(started).filteredOn(fork -> fork.startsWith("2")).containsExactly("2 Sound.stepTwice");
        try (Stream<Path> logs = Files.walk(directory)) {
            assertThat(logs.filter(file -> file.toString().endsWith(".log")))
                    .hasSize(6)
                    .allSatisfy(log -> assertThat(Files.size(log)).isBetween(1L, ForkLog.MAX_BYTES));
        }
    }

    @Test
    void aBenchmarkThatHangsIsKilledWithItsFork() {
        List<ListedBenchmark> benchmarks = SubjectJar.list(jar, "Broken.hanging");

        Measured measured = run(plan(harness(), benchmarks, 2, AMPLE, Duration.ofSeconds(2)));

        assertThat(measured.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.reason()).isEqualTo("fork 1 did not end within 3s and was killed");
            assertThat(failure.output()).contains("# Fork: 1 of 1");
        });
        assertThat(measured.complete()).isTrue();
        assertThat(jmhProcesses()).isEmpty();
    }

    @Test
    void optionsThatJmhRefusesFailEveryBenchmark() {
        Harness harness = new Harness(
                ClassPath.of(jar), Wire.JMH_MAIN, SubjectJar.JAVA, List.of(), List.of("-wi", "several"), directory);

        Measured measured = run(plan(harness, SubjectJar.list(jar, "Sound.pair"), 1, AMPLE, SoloPlan.PATIENCE));

        assertThat(measured.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.reason()).isEqualTo("fork 1 ended with JMH's exit code 1");
            assertThat(failure.output()).contains("Error parsing command line", "several");
        });
    }

    @Test
    void cancellingEndsTheRunningProcessesAndKeepsWhatIsComplete() {
        List<ListedBenchmark> benchmarks = SubjectJar.list(jar, "Sound.pair", "Broken.hanging");
        Cancellation cancellation = new Cancellation();
        List<ProcessHandle> seen = new ArrayList<>();
        Progress progress = new Progress() {
            @Override
            public void forkStarted(ForkEvent event) {
                if (event.benchmark().shortName().equals("Broken.hanging")) {
                    Thread canceller = new Thread(() -> {
                        awaitForkOf(seen);
                        cancellation.cancel("enough");
                    });
                    canceller.start();
                }
            }
        };

        Measured measured = new SoloRunner().run(planWithHangingLast(benchmarks), progress, cancellation);

        assertThat(measured.stoppedBy()).isEqualTo("enough");
        assertThat(measured.complete()).isFalse();
        assertThat(measured.failures()).isEmpty();
        assertThat(measuredIds(measured)).extracting(BenchmarkId::shortName).containsExactly("Sound.pair");
        assertThat(seen).hasSizeGreaterThanOrEqualTo(2);
        // A killed process without a parent counts as alive until the system's first process takes notice.
        assertThat(seen).allSatisfy(handle -> assertThat(handle.onExit()).succeedsWithin(Duration.ofSeconds(20)));
        assertThat(jmhProcesses()).isEmpty();
    }

    @Test
    void nothingIsStartedOnceCancelled() {
        Cancellation cancellation = new Cancellation();
        cancellation.cancel("too late");

        Measured measured =
                new SoloRunner().run(plan(SubjectJar.list(jar, "Sound.pair"), 1), Progress.SILENT, cancellation);

        assertThat(measured.stoppedBy()).isEqualTo("too late");
        assertThat(measured.measurements()).isEmpty();
    }

    @Test
    void aSpentBudgetStillGivesEveryBenchmarkOneFork() {
        List<ListedBenchmark> benchmarks = SubjectJar.list(jar, "Sound.pair", "Sound.stepTwice");

        Measured measured = run(plan(harness(), benchmarks, 5, Duration.ofSeconds(1), SoloPlan.PATIENCE));

        assertThat(measured.complete()).isTrue();
        assertThat(measuredIds(measured)).hasSize(2);
        assertThat(measured.measurements())
                .allSatisfy(measurement ->
                        assertThat(measurement.samples().forkCount()).isEqualTo(1));
        assertThat(measured.warnings()).singleElement().satisfies(warning -> assertThat(warning.text())
                .matches("the budget of 1s was enough for 1 of 5 forks; all of them need about [0-9ms]+"));
    }

    @Test
    void aJavaThatIsNoneIsTheUsersMistake() {
        Path missing = directory.resolve("no-java");
        Harness harness = new Harness(ClassPath.of(jar), Wire.JMH_MAIN, missing, List.of(), List.of(), directory);
        SoloPlan plan = plan(harness, SubjectJar.list(jar, "Sound.pair"), 1, AMPLE, SoloPlan.PATIENCE);

        assertThatThrownBy(() -> run(plan))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining(missing.toString())
                .hasMessageContaining("name the java program");
    }

    @Test
    void aMissingJarIsTheUsersMistake() {
        Harness harness = new Harness(
                ClassPath.of(directory.resolve("x.jar")),
                Wire.JMH_MAIN,
                SubjectJar.JAVA,
                List.of(),
                List.of(),
                directory);
        SoloPlan plan = plan(harness, SubjectJar.list(jar, "Sound.pair"), 1, AMPLE, SoloPlan.PATIENCE);

        assertThatThrownBy(() -> run(plan))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("x.jar: no such jar");
    }

    private Measured run(SoloPlan plan) {
        return new SoloRunner().run(plan, Progress.SILENT, new Cancellation());
    }

    private Harness harness() {
        return new Harness(ClassPath.of(jar), Wire.JMH_MAIN, SubjectJar.JAVA, List.of(), List.of(), directory);
    }

    private SoloPlan plan(List<ListedBenchmark> benchmarks, int forks) {
        return plan(harness(), benchmarks, forks, AMPLE, SoloPlan.PATIENCE);
    }

    private SoloPlan plan(
            Harness harness, List<ListedBenchmark> benchmarks, int forks, Duration budget, Duration patience) {
        return new SoloPlan(harness, benchmarks, forks, budget, directory.resolve("scratch"), 1, patience);
    }

    /** The order within a round follows from the seed: takes one that puts the hanging benchmark behind the other. */
    private SoloPlan planWithHangingLast(List<ListedBenchmark> benchmarks) {
        for (long seed = 0; ; seed++) {
            List<ListedBenchmark> order = new ArrayList<>(benchmarks);
            Collections.shuffle(order, new Random(seed));
            if (order.get(1).id().shortName().equals("Broken.hanging")) {
                return new SoloPlan(
                        harness(), benchmarks, 1, AMPLE, directory.resolve("scratch"), seed, SoloPlan.PATIENCE);
            }
        }
    }

    /** Waits until JMH and its fork run, which is when a cancellation has something to clean up. */
    private static void awaitForkOf(List<ProcessHandle> seen) {
        while (seen.size() < 2) {
            seen.clear();
            seen.addAll(jmhProcesses());
            LockSupport.parkNanos(10_000_000);
        }
    }

    private static List<ProcessHandle> jmhProcesses() {
        return ProcessHandle.current()
                .descendants()
                .filter(handle -> handle.info().command().orElse("").endsWith("java"))
                .toList();
    }

    private static List<BenchmarkId> ids(List<ListedBenchmark> benchmarks) {
        return benchmarks.stream().map(ListedBenchmark::id).toList();
    }

    private static Set<BenchmarkId> measuredIds(Measured measured) {
        return measured.measurements().stream().map(Measurement::id).collect(Collectors.toCollection(TreeSet::new));
    }
}
