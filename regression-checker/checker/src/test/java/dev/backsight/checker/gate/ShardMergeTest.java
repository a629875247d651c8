package dev.backsight.checker.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.checker.compare.PairLocation;
import dev.backsight.checker.format.CheckFile;
import dev.backsight.checker.format.RecordingFile;
import dev.backsight.checker.format.RunFile;
import dev.backsight.checker.format.ShardFile;
import dev.backsight.checker.git.BuildCommand;
import dev.backsight.checker.jmh.ClassPath;
import dev.backsight.checker.measure.Cancellation;
import dev.backsight.checker.measure.Progress;
import dev.backsight.checker.measure.SubjectJar;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.BuildIdentity;
import dev.backsight.checker.model.CheckReport;
import dev.backsight.checker.model.CheckVerdict;
import dev.backsight.checker.model.Comparison;
import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.Jvm;
import dev.backsight.checker.model.Machine;
import dev.backsight.checker.model.Pair;
import dev.backsight.checker.model.Policy;
import dev.backsight.checker.model.Recording;
import dev.backsight.checker.model.Revision;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.Shard;
import dev.backsight.checker.model.ShardPlan;
import dev.backsight.checker.model.ShardReport;
import dev.backsight.checker.model.ShardedCheck;
import dev.backsight.checker.model.UnusableInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shards that were really measured, one pair of each benchmark; and what may have become of their directories since. */
@Tag("slow")
class ShardMergeTest {

    private static final String INCLUDE = "subject.Sound.(ownArguments|stepTwice)$";

    @TempDir
    private static Path shared;

    private static Path jar;

    @TempDir
    private Path directory;

    private Path one;
    private Path two;

    @BeforeAll
    static void measure() throws IOException {
        jar = SubjectJar.create(shared);
        shard("1/2", new BaseChoice.Classes(ClassPath.of(jar)), shared.resolve("one"), null);
        shard("2/2", new BaseChoice.Classes(ClassPath.of(jar)), shared.resolve("two"), null);
    }

    @BeforeEach
    void copy() throws IOException {
        one = copied("one");
        two = copied("two");
    }

    @Test
    void twoShardsBecomeOneReportThatCanBeDecidedAgain() {
        Recording first = recording(one);
        Recording second = recording(two);
        assertThat(first.pairs()).hasSize(1);
        assertThat(second.pairs()).hasSize(1);
        assertThat(out(one).checkFile()).as("a shard decides nothing").doesNotExist();

        CheckReport report = merge(two, one);

        assertThat(recording(out().path()).pairs().keySet())
                .containsExactlyInAnyOrder(
                        first.pairs().firstKey(), second.pairs().firstKey());
        assertThat(report.comparisons())
                .extracting(Comparison::benchmark)
                .contains(first.pairs().firstKey(), second.pairs().firstKey());
        assertThat(report.verdict()).isEqualTo(CheckVerdict.INCONCLUSIVE);
        assertThat(report.suite().expected()).isEqualTo(2);
        assertThat(report.suite().measured()).isEqualTo(2);
        assertThat(report.head().environment()).isEqualTo(first.head().environment());
        assertThat(report.warnings()).anyMatch(warning -> warning.text().startsWith("shard 2/2: the budget of"));
        assertThat(CheckFile.read(out().checkFile())).isEqualTo(report);
        CheckReport again =
                Replay.of(out().runFile(), policy(), directory.resolve("none"), PairLocation.MEDIAN, Clock.systemUTC());
        assertThat(again.comparisons()).isEqualTo(report.comparisons());
        assertThat(again.verdict()).isEqualTo(report.verdict());
    }

    @Test
    void aDirectoryOfShardsWillDo() {
        assertThat(merge(directory.resolve("shards")).suite().measured()).isEqualTo(2);
    }

    @Test
    void pairsOfAnEarlierCheckShareTheSuiteOut() throws IOException {
        merge(one, two);
        Recording earlier = recording(out().path());
        TreeMap<BenchmarkId, List<Pair>> pairs = new TreeMap<>(earlier.pairs());
        pairs.replaceAll((id, list) -> id.equals(earlier.pairs().lastKey())
                ? list.stream().map(pair -> lasting(pair, Duration.ofHours(1))).toList()
                : list);
        Path costs = directory.resolve("costs.json");
        RecordingFile.write(
                costs, new Recording(earlier.base(), earlier.head(), pairs, earlier.suspects(), earlier.seed()));

        ShardReport report =
                shard("2/2", new BaseChoice.Classes(ClassPath.of(jar)), directory.resolve("costly"), costs);

        assertThat(report.check().plan().of(new Shard(1, 2)))
                .as("the longest goes first")
                .containsExactly(earlier.pairs().lastKey());
        assertRefused("are not of one check. They differ in plan: ", one, directory.resolve("costly"));
        assertThatThrownBy(() -> shard(
                        "1/2",
                        new BaseChoice.Classes(ClassPath.of(jar)),
                        directory.resolve("x"),
                        Files.writeString(directory.resolve("solo.json"), soloRun(earlier.head()))))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("measured without turns");
    }

    @Test
    void aMissingShardIsNamedWithItsBenchmarks() throws IOException {
        String benchmark = recording(two).pairs().firstKey().label();
        assertRefused("of 2 shards, 1 is missing, and without it nothing is decided: 2/2 (" + benchmark + ")", one);
        assertThat(out().runFile()).doesNotExist();
        assertRefused("none: is no directory", directory.resolve("none"));
        Path empty = Files.createDirectory(directory.resolve("empty"));
        assertRefused("neither it nor a directory in it holds the shard.json of a shard", empty);
    }

    @Test
    void theSameShardTwiceIsRefused() throws IOException {
        Path again = directory.resolve("again");
        copy(one, again);
        assertRefused("shard 1/2 is there twice, in " + one + " and in " + again, one, two, again);
    }

    @Test
    void whatIsNotOfOneCheckIsRefused() {
        change(two, report -> with(report, report.check(), identity(report.base(), "f"), report.head()));
        assertRefused("They differ in base '" + jar + ", contents ", one, two);

        change(two, report -> with(report, report.check(), original().base(), identity(report.head(), "f")));
        assertRefused("They differ in head 'head, contents ", one, two);

        change(
                two,
                report -> with(
                        report,
                        settings(original().check(), Map.of("seed", "7")),
                        report.base(),
                        original().head()));
        assertRefused("They differ in --include '" + INCLUDE + "' / 'none'", one, two);

        change(two, report -> with(report, policy(original().check(), Policy.DEFAULT), report.base(), report.head()));
        assertRefused("They differ in policy '", one, two);
    }

    @Test
    void oneCommitBuiltTwiceMayDifferInItsFiles() {
        Revision commit = new Revision("c".repeat(40), null, "title", false);
        change(one, report -> with(report, report.check(), at(report.base(), commit), report.head()));
        change(two, report -> with(report, report.check(), at(identity(report.base(), "f"), commit), report.head()));
        assertThat(merge(one, two).warnings())
                .anyMatch(warning -> warning.text().contains("base is one commit, but its files are not the same"));

        Revision dirty = new Revision("c".repeat(40), null, "title", true);
        change(two, report -> with(report, report.check(), at(report.base(), dirty), report.head()));
        assertRefused("They differ in base 'cccccccccc, contents ", one, two);
    }

    @Test
    void machinesThatDifferAreAllTold() {
        Recording recording = recording(two);
        Environment other = new Environment(
                new Machine("Abacus", 3, 1L << 40, "Plan 9", "4", "mips", null, null, "tape"),
                new Jvm("Acme", "21", "VM", "Serial", List.of()),
                recording.head().environment().jmhVersion());
        record(
                two,
                new Recording(
                        in(recording.base(), other),
                        in(recording.head(), other),
                        recording.pairs(),
                        recording.suspects(),
                        recording.seed()));

        CheckReport report = merge(one, two);

        assertThat(report.head().environment().machine().osFamily()).isNull();
        assertThat(report.warnings())
                .filteredOn(warning -> warning.text().contains("differs between shards: "))
                .hasSizeGreaterThan(8)
                .allSatisfy(
                        warning -> assertThat(warning.text()).contains("(1/2)").contains("(2/2)"))
                .anyMatch(warning -> warning.text().startsWith("OS differs between shards: ")
                        && warning.text().contains("Plan 9 (2/2)"));
    }

    @Test
    void aShardThatBrokeOffLeavesTheCheckIncomplete() {
        Recording recording = recording(two);
        record(
                two,
                new Recording(brokenOff(recording.base()), brokenOff(recording.head()), new TreeMap<>(), List.of(), 1));
        change(
                two,
                report -> new ShardReport(
                        report.shard(),
                        report.check(),
                        report.base(),
                        report.head(),
                        report.recording(),
                        report.warnings(),
                        "interrupted",
                        report.took()));

        CheckReport report = merge(one, two);

        assertThat(report.verdict()).isEqualTo(CheckVerdict.INCOMPLETE);
        assertThat(report.exitCode()).isEqualTo(4);
        assertThat(report.warnings())
                .anyMatch(warning -> warning.text().equals("measuring stopped: in shard 2/2, interrupted"));
    }

    @Test
    void whatWasChangedSinceItWasMeasuredIsRefused() throws IOException {
        Recording recording = recording(two);
        Files.writeString(out(two).runFile(), Files.readString(out(two).runFile()) + "\n");
        assertRefused("is not what shard 2/2 measured, but was written or changed since", one, two);

        // Another's benchmarks, or fewer than planned.
        record(two, recording(one));
        assertRefused("which its plan gives to another", one, two);
        record(
                two,
                new Recording(
                        recording.base().select(id -> false),
                        recording.head().select(id -> false),
                        new TreeMap<>(),
                        List.of(),
                        1));
        assertRefused("says that it ran to its end, but holds nothing of", one, two);
    }

    @Test
    void theWholeDoesNotReplaceAPart() {
        assertThatThrownBy(() -> ShardMerge.of(List.of(one, two), out(two), Clock.systemUTC()))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("is the directory of shard 2/2");
    }

    @Test
    void aShardNeedsABuildToMeasureBeside() {
        assertThatThrownBy(() -> shard("1/2", new BaseChoice.Auto(), directory.resolve("x"), null))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("nothing to measure head beside");
        assertThatThrownBy(() -> shard("1/2", new BaseChoice.File(out(one).runFile()), directory.resolve("x"), null))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("none but ");
    }

    @Test
    void aShardSaysWhatComesNext() {
        List<String> lines = ShardText.of(ShardFile.read(out(two).shardFile()), two);
        assertThat(lines)
                .anyMatch(line -> line.startsWith("Shard 2/2 of suite 'subject': 1 of 2 benchmarks beside " + jar))
                .anyMatch(line -> line.contains("backsight.jar merge <directory of each shard>"))
                .noneMatch(line -> line.contains("REGRESSED") || line.contains("PASSED"));
        assertThat(ShardText.of(ShardFile.read(out(one).shardFile()), one))
                .as("the same plan")
                .contains(lines.stream()
                        .filter(line -> line.startsWith("Plan "))
                        .findFirst()
                        .orElseThrow());
    }

    private static ShardReport shard(String shard, BaseChoice base, Path out, @Nullable Path costs) {
        BenchmarkSource source = new BenchmarkSource(
                ClassPath.of(jar),
                null,
                "subject",
                INCLUDE,
                SubjectJar.JAVA,
                List.of(),
                List.of(),
                shared,
                out.resolve("data"),
                1);
        CheckRequest check = new CheckRequest(
                source,
                base,
                Selection.ALL,
                new BuildCommand.Other(List.of("./build")),
                policy(),
                shared.resolve("baselines"),
                out(out),
                "");
        return new Gate(Progress.SILENT, new Cancellation(), Clock.systemUTC())
                .shard(new ShardRequest(check, Shard.parse(shard), costs));
    }

    /** Enough for the first round only. */
    private static PolicySource policy() {
        return PolicySource.of(null, null, null, 1, "1s", null);
    }

    private CheckReport merge(Path... directories) {
        return ShardMerge.of(List.of(directories), out(), Clock.systemUTC());
    }

    private void assertRefused(String message, Path... directories) {
        assertThatThrownBy(() -> merge(directories))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining(message);
    }

    private OutputDirectory out() {
        return out(directory.resolve("out"));
    }

    private static OutputDirectory out(Path path) {
        return new OutputDirectory(path);
    }

    private static Recording recording(Path shard) {
        return RecordingFile.read(out(shard).runFile());
    }

    private static ShardReport original() {
        return ShardFile.read(out(shared.resolve("two")).shardFile());
    }

    private static void change(Path shard, UnaryOperator<ShardReport> changed) {
        ShardFile.write(
                out(shard).shardFile(), changed.apply(ShardFile.read(out(shard).shardFile())));
    }

    /** Another recording, and a shard that says that it is its own. */
    private static void record(Path shard, Recording recording) {
        RecordingFile.write(out(shard).runFile(), recording);
        String digest = ShardFile.digest(out(shard).runFile());
        change(
                shard,
                report -> new ShardReport(
                        report.shard(),
                        report.check(),
                        report.base(),
                        report.head(),
                        digest,
                        report.warnings(),
                        report.stoppedBy(),
                        report.took()));
    }

    private static ShardReport with(ShardReport report, ShardedCheck check, BuildIdentity base, BuildIdentity head) {
        return new ShardReport(
                report.shard(),
                check,
                base,
                head,
                report.recording(),
                report.warnings(),
                report.stoppedBy(),
                report.took());
    }

    private static BuildIdentity identity(BuildIdentity of, String digit) {
        return new BuildIdentity(of.label(), of.revision(), digit.repeat(64));
    }

    private static BuildIdentity at(BuildIdentity of, Revision revision) {
        return new BuildIdentity(of.label(), revision, of.contents());
    }

    private static ShardedCheck settings(ShardedCheck check, Map<String, String> settings) {
        return new ShardedCheck(check.suite(), check.expected(), new TreeMap<>(settings), check.policy(), check.plan());
    }

    private static ShardedCheck policy(ShardedCheck check, Policy policy) {
        ShardPlan plan = check.plan();
        return new ShardedCheck(check.suite(), check.expected(), check.settings(), policy, plan);
    }

    private static Run in(Run run, Environment environment) {
        return new Run(
                run.suite(),
                environment,
                run.revision(),
                run.measuredAt(),
                run.measurements(),
                run.executions(),
                run.failures(),
                run.complete(),
                null);
    }

    private static Run brokenOff(Run run) {
        return new Run(
                run.suite(),
                run.environment(),
                run.revision(),
                run.measuredAt(),
                List.of(),
                new TreeMap<>(),
                List.of(),
                false,
                null);
    }

    private String soloRun(Run run) throws IOException {
        Path file = directory.resolve("run-of-head.json");
        RunFile.write(file, run);
        return Files.readString(file);
    }

    private static Pair lasting(Pair pair, Duration took) {
        return new Pair(
                pair.stage(),
                pair.launchedFirst(),
                pair.layout(),
                pair.warmups(),
                pair.warmup(),
                pair.slice(),
                pair.order(),
                pair.base(),
                pair.head(),
                pair.startUp(),
                took);
    }

    private Path copied(String name) throws IOException {
        Path copy = directory.resolve("shards").resolve(name);
        copy(shared.resolve(name), copy);
        return copy;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(from)) {
            all.filter(Files::isRegularFile).forEach(files::add);
        }
        for (Path file : files) {
            Files.copy(file, to.resolve(file.getFileName()));
        }
    }
}
