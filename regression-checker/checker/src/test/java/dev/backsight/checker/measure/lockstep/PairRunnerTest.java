package dev.backsight.checker.measure.lockstep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.checker.jmh.ListedBenchmark;
import dev.backsight.checker.measure.SubjectJar;
import dev.backsight.checker.model.Build;
import dev.backsight.checker.model.ForkSamples;
import dev.backsight.checker.model.Measurement;
import dev.backsight.checker.model.Metric;
import dev.backsight.checker.model.Pair;
import dev.backsight.checker.model.Slice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Real JMH processes on the benchmarks of package {@code subject}, all by the same two hosts. */
class PairRunnerTest {

    @TempDir
    private static Path shared;

    private static Path jar;
    private static Pairs pairs;

    @BeforeAll
    static void start() throws IOException {
        jar = SubjectJar.create(shared);
        pairs = new Pairs(shared, Pairs.build(jar, shared), Pairs.build(jar, shared));
    }

    @AfterAll
    static void end() {
        pairs.close();
    }

    private record Turn(Build build, Slice slice) {}

    @Test
    void turnsAlternateInRandomOrderAndNeverOverlap() {
        SliceSettings slices = new SliceSettings(3, Duration.ofMillis(5), 24, Duration.ofMillis(5));

        PairOutcome.Measured measured = measured(pairs.run(one("Turning.kilobyte"), slices));

        Pair pair = measured.pair();
        assertThat(pair.order()).hasSize(24).contains(Build.BASE, Build.HEAD);
        List<Turn> turns = new ArrayList<>();
        pair.base().forEach(slice -> turns.add(new Turn(Build.BASE, slice)));
        pair.head().forEach(slice -> turns.add(new Turn(Build.HEAD, slice)));
        turns.sort(Comparator.comparing(turn -> turn.slice().start()));
        List<Build> expected = pair.order().stream()
                .mapMulti((Build first, Consumer<Build> both) -> {
                    both.accept(first);
                    both.accept(first.other());
                })
                .toList();
        assertThat(turns).extracting(Turn::build).isEqualTo(expected);
        for (int i = 1; i < turns.size(); i++) {
            Slice before = turns.get(i - 1).slice();
            assertThat(turns.get(i).slice().start()).isGreaterThanOrEqualTo(before.start() + before.wall());
        }
        assertThat(turns).allSatisfy(turn -> {
            assertThat(turn.slice().wall())
                    .isGreaterThanOrEqualTo(Duration.ofMillis(5).toNanos());
            assertThat(turn.slice().cpu()).isPositive();
        });
        assertThat(pair.startUp()).isPositive().isLessThan(pair.took());
    }

    /** From the start of an iteration's set-up to the end of its tear-down, as its fork saw it. */
    private record Span(long start, long end) {}

    @Test
    @EnabledOnOs(OS.LINUX) // where all processes read the same clock
    void setUpAndTearDownOfMeasuredIterationsRunWithinTheTurn() throws IOException {
        SliceSettings slices = new SliceSettings(0, Duration.ofMillis(1), 3, Duration.ofMillis(1));

        Pair pair = measured(pairs.run(one("Turning.surrounded"), slices)).pair();

        List<Span> base = spans("base");
        List<Span> head = spans("head");
        assertThatEachLiesIn(pair.base(), base);
        assertThatEachLiesIn(pair.head(), head);
        for (Span span : base) {
            assertThat(head).allMatch(other -> span.end() <= other.start() || other.end() <= span.start());
        }
    }

    private static void assertThatEachLiesIn(List<Slice> slices, List<Span> spans) {
        assertThat(spans).hasSameSizeAs(slices);
        for (int k = 0; k < spans.size(); k++) {
            assertThat(spans.get(k).end() - spans.get(k).start())
                    .isLessThanOrEqualTo(slices.get(k).wall());
        }
    }

    /** The first begins with the trial's set-up, and the last ends with its tear-down. */
    private static List<Span> spans(String side) throws IOException {
        List<Span> spans = new ArrayList<>();
        String before = "";
        for (String note : Files.readAllLines(dataDirectory(side).resolve("notes"))) {
            String[] words = note.split(" ", -1);
            long end = Long.parseLong(words[2]);
            if (words[0].equals("set-up") && !before.equals("set-up")) {
                spans.add(new Span(Long.parseLong(words[1]), end));
            } else {
                spans.set(spans.size() - 1, new Span(spans.get(spans.size() - 1).start(), end));
            }
            before = words[0];
        }
        return spans;
    }

    /** Whatever the JDK of the tests keeps of their names. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void theThreadsThatRunTheBenchmarkAreKnown() {
        Pair pair = measured(pairs.run(one("Turning.kilobyte"))).pair();

        assertThat(pair.base()).hasSameSizeAs(pair.head()).allSatisfy(PairRunnerTest::tellsOfItsWorkers);
        assertThat(pair.head()).allSatisfy(PairRunnerTest::tellsOfItsWorkers);
    }

    @Test
    void aThreadThatRunsOutsideItsTurnIsSeen() {
        SliceSettings slices = new SliceSettings(0, Duration.ofMillis(10), 12, Duration.ofMillis(10));

        Pair pair = measured(pairs.run(one("Turning.beside"), slices)).pair();

        // It gets what the others leave it of a processor, so nothing near all of one.
        assertThat(shareOutsideItsTurns(pair.base())).isGreaterThan(0.05);
        assertThat(shareOutsideItsTurns(pair.head())).isGreaterThan(0.05);
    }

    private static double shareOutsideItsTurns(List<Slice> slices) {
        long cpu = 0;
        long wall = 0;
        for (int k = 1; k < slices.size(); k++) {
            Slice before = slices.get(k - 1);
            cpu += slices.get(k).waitingCpu();
            wall += slices.get(k).start() - before.start() - before.wall();
        }
        return (double) cpu / wall;
    }

    private static void tellsOfItsWorkers(Slice slice) {
        assertThat(slice.lasted()).isPositive().isLessThanOrEqualTo(slice.wall());
        assertThat(slice.workerCpu()).isPositive().isLessThanOrEqualTo(slice.cpu());
        assertThat(slice.workerDelay()).isNotNegative();
    }

    @Test
    void bothSidesDeliverAsManySamplesAsSlicesAndTheirAllocation() {
        PairOutcome.Measured measured = measured(pairs.run(one("Turning.kilobyte")));

        assertThat(List.of(measured.base(), measured.head())).allSatisfy(run -> {
            assertThat(run.measurements())
                    .extracting(measurement -> measurement.metric().name())
                    .containsExactlyInAnyOrder(Metric.TIME, Metric.ALLOCATION);
            assertThat(run.measurements())
                    .allSatisfy(measurement -> assertThat(values(measurement)).hasSize(Pairs.SHORT.count()));
            Measurement allocation = run.measurements().stream()
                    .filter(measurement -> measurement.metric().name().equals(Metric.ALLOCATION))
                    .findFirst()
                    .orElseThrow();
            // An array of 1,000 bytes with its header takes 1,016; the rest is JMH's, a few kilobytes a slice.
            assertThat(values(allocation)).allSatisfy(bytes -> assertThat(bytes).isBetween(1016.0, 1100.0));
        });
    }

    @Test
    void aPairThatWouldTakeTooLongIsBrokenOffAndTheNextIsMeasured() {
        ListedBenchmark benchmark = one("Turning.kilobyte");

        PairOutcome outcome = pairs.run(benchmark, Pairs.MANY, Pairs.AMPLE, Duration.ofSeconds(1), 0);

        assertThat(outcome).isInstanceOfSatisfying(PairOutcome.TooLong.class, tooLong -> assertThat(tooLong.turns())
                .isGreaterThanOrEqualTo(Duration.ofMillis(20)));
        measured(pairs.run(benchmark));
        assertThat(Pairs.forks()).isEmpty();
    }

    @Test
    void codeThatIsSlowAtFirstDoesNotMakeAPairTooLong() {
        SliceSettings slices = new SliceSettings(3, Duration.ofMillis(10), 100, Duration.ofMillis(10));

        // Were all turns like the first, which takes a fraction of a second, and seconds where the machine is busy,
        // they
        // would take longer than this.
        PairOutcome outcome = pairs.run(one("Turning.coldAtFirst"), slices, Pairs.AMPLE, Duration.ofSeconds(20), 0);

        assertThat(measured(outcome).pair().order()).hasSize(100);
    }

    @Test
    void everyModeTakesTurns() {
        for (ListedBenchmark benchmark :
                SubjectJar.list(jar, "Turning.once", "Turning.slow", "Sound.step", "Sound.pair", "Sound.stepTwice")) {
            PairOutcome.Measured measured = measured(pairs.run(benchmark));

            assertThat(measured.base().benchmarks()).containsExactly(benchmark.id());
            assertThat(measured.head().benchmarks()).containsExactly(benchmark.id());
            assertThat(measured.pair().order()).hasSize(Pairs.SHORT.count());
        }
    }

    @Test
    void aParamsValueWithACommaIsMeasuredAlone() {
        ListedBenchmark benchmark = SubjectJar.list(jar, "Sound.hash").stream()
                .filter(listed -> listed.id().paramText().equals("level=2 list=b,c"))
                .findFirst()
                .orElseThrow();

        PairOutcome.Measured measured = measured(pairs.run(benchmark));

        assertThat(measured.base().benchmarks()).containsExactly(benchmark.id());
    }

    @Test
    void aBenchmarksOwnArgumentsReachItsFork() {
        ListedBenchmark benchmark = one("Sound.ownArguments");

        PairOutcome.Measured measured = measured(pairs.run(benchmark));

        assertThat(measured.head().executions().get(benchmark.id()).jvmArgs())
                .contains("-Dsubject.first=1", "-Dsubject.own=1");
    }

    @Test
    void layoutsSwapTheDirectoriesThatForksMayWriteTo() throws IOException {
        ListedBenchmark benchmark = one("Turning.kilobyte");

        measured(pairs.run(benchmark, 0));
        Path base = dataDirectory("base");
        Path head = dataDirectory("head");
        measured(pairs.run(benchmark, 1));

        assertThat(base).isNotEqualTo(head).isDirectory();
        assertThat(head.toString()).hasSameSizeAs(base.toString());
        assertThat(dataDirectory("base")).isEqualTo(head);
        assertThat(dataDirectory("head")).isEqualTo(base);
    }

    @Test
    void logsHoldWhatThatSidePrintedForThatPair() throws IOException {
        measured(pairs.run(one("Turning.kilobyte")));
        measured(pairs.run(one("Turning.once")));

        for (String side : List.of("base", "head")) {
            assertThat(pairs.lastLog(side))
                    .content()
                    .contains("Turning.once", "# Run complete.")
                    .doesNotContain("Turning.kilobyte", "end of command");
        }
    }

    private static ListedBenchmark one(String method) {
        return SubjectJar.list(jar, method).get(0);
    }

    private static PairOutcome.Measured measured(PairOutcome outcome) {
        assertThat(outcome).isInstanceOf(PairOutcome.Measured.class);
        return (PairOutcome.Measured) outcome;
    }

    private static List<Double> values(Measurement measurement) {
        return Arrays.stream(((ForkSamples) measurement.samples()).fork(0))
                .boxed()
                .toList();
    }

    /** As JMH prints it. */
    private static Path dataDirectory(String side) throws IOException {
        Matcher options = Pattern.compile("# VM options: .*-Dbacksight\\.dir=(\\S+)")
                .matcher(Files.readString(pairs.lastLog(side)));
        assertThat(options.find()).isTrue();
        return Path.of(options.group(1));
    }
}
