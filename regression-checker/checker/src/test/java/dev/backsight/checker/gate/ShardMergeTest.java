package dev.backsight.checker.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.checker.compare.PairLocation;
import dev.backsight.checker.format.CheckFile;
import dev.backsight.checker.format.RecordingFile;
import dev.backsight.checker.format.RunFile;
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
import dev.backsight.checker.model.ShardReport;
import dev.backsight.checker.model.ShardedCheck;
import dev.backsight.checker.model.UnusableInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    private ShardDirectory one;
    private ShardDirectory two;

    @BeforeAll
    static void measure() throws IOException {
        jar = SubjectJar.create(shared);
        shard("1/2", new BaseChoice.Classes(ClassPath.of(jar)), shared.resolve("one"), null);
        shard("2/2", new BaseChoice.Classes(ClassPath.of(jar)), shared.resolve("two"), null);
    }

    @BeforeEach
    void copy() throws IOException {
        one = measured("one").copyTo(directory.resolve("shards/one"));
        two = measured("two").copyTo(directory.resolve("shards/two"));
    }

    @Test
    void twoShardsBecomeOneReportThatCanBeDecidedAgain() {
        Recording first = one.recording();
        Recording second = two.recording();
        assertThat(first.pairs()).hasSize(1);
        assertThat(second.pairs()).hasSize(1);
        assertThat(one.out().checkFile()).as("a shard decides nothing").doesNotExist();

        CheckReport report = merge(two, one);

        assertThat(RecordingFile.read(out().runFile()).pairs().keySet())
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
        assertThat(merge(in("shards")).suite().measured()).isEqualTo(2);
    }

    @Test
    void pairsOfAnEarlierCheckShareTheSuiteOut() throws IOException {
        merge(one, two);
        Recording earlier = RecordingFile.read(out().runFile());
        TreeMap<BenchmarkId, List<Pair>> pairs = new TreeMap<>(earlier.pairs());
        pairs.replaceAll((id, list) -> id.equals(earlier.pairs().lastKey())
                ? list.stream()
                        .map(pair -> ShardDirectory.lasting(pair, Duration.ofHours(1)))
                        .toList()
                : list);
        Path costs = directory.resolve("costs.json");
        RecordingFile.write(
                costs, new Recording(earlier.base(), earlier.head(), pairs, earlier.suspects(), earlier.seed()));
        Path solo = directory.resolve("solo.json");
        RunFile.write(solo, earlier.head());

        ShardReport report =
                shard("2/2", new BaseChoice.Classes(ClassPath.of(jar)), directory.resolve("costly"), costs);

        assertThat(report.check().plan().of(new Shard(1, 2)))
                .as("the longest goes first")
                .containsExactly(earlier.pairs().lastKey());
        assertRefused("are not of one check. They differ in plan: ", one, in("costly"));
        assertThatThrownBy(() -> shard("1/2", new BaseChoice.Classes(ClassPath.of(jar)), directory.resolve("x"), solo))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("measured without turns");
    }

    @Test
    void aMissingShardIsNamedWithItsBenchmarks() throws IOException {
        String benchmark = two.recording().pairs().firstKey().label();
        assertRefused("of 2 shards, 1 is missing, and without it nothing is decided: 2/2 (" + benchmark + ")", one);
        assertThat(out().runFile()).doesNotExist();
        assertRefused("none: is no directory", in("none"));
        Files.createDirectory(directory.resolve("empty"));
        assertRefused("neither it nor a directory in it holds the shard.json of a shard", in("empty"));
    }

    @Test
    void theSameShardTwiceIsRefused() throws IOException {
        ShardDirectory again = one.copyTo(directory.resolve("again"));
        assertRefused("shard 1/2 is there twice, in " + one.path() + " and in " + again.path(), one, two, again);
    }

    @Test
    void whatIsNotOfOneCheckIsRefused() throws IOException {
        ShardDirectory other = one.copyTo(directory.resolve("base"));
        other.changeBase(base -> filled(base, "f"));
        assertRefused("They differ in base '" + jar + ", contents ", other, two);

        other = one.copyTo(directory.resolve("head"));
        other.changeHead(head -> filled(head, "f"));
        assertRefused("They differ in head 'head, contents ", other, two);

        other = one.copyTo(directory.resolve("settings"));
        other.changeCheck(check -> new ShardedCheck(
                check.suite(), check.expected(), new TreeMap<>(Map.of("seed", "7")), check.policy(), check.plan()));
        assertRefused("They differ in --include 'none' / '" + INCLUDE + "'", other, two);

        other = one.copyTo(directory.resolve("policy"));
        other.changeCheck(check ->
                new ShardedCheck(check.suite(), check.expected(), check.settings(), Policy.DEFAULT, check.plan()));
        assertRefused("They differ in policy '", other, two);
    }

    @Test
    void oneCommitBuiltTwiceMayDifferInItsFiles() {
        Revision commit = new Revision("c".repeat(40), null, "title", false);
        one.changeBase(base -> at(base, commit));
        two.changeBase(base -> at(filled(base, "f"), commit));
        assertThat(merge(one, two).warnings())
                .anyMatch(warning -> warning.text().contains("base is one commit, but its files are not the same"));

        Revision dirty = new Revision("c".repeat(40), null, "title", true);
        two.changeBase(base -> at(base, dirty));
        assertRefused("They differ in base 'cccccccccc, contents ", one, two);
    }

    @Test
    void machinesThatDifferAreAllTold() {
        Environment other = new Environment(
                new Machine("Abacus", 3, 1L << 40, "Plan 9", "4", "mips", null, null, "tape"),
                new Jvm("Acme", "21", "VM", "Serial", List.of()),
                two.recording().head().environment().jmhVersion());
        two.recordSides(run -> new Run(
                run.suite(),
                other,
                run.revision(),
                run.measuredAt(),
                run.measurements(),
                run.executions(),
                run.failures(),
                run.complete(),
                null));

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
        two.breakOff("interrupted");

        CheckReport report = merge(one, two);

        assertThat(report.verdict()).isEqualTo(CheckVerdict.INCOMPLETE);
        assertThat(report.exitCode()).isEqualTo(4);
        assertThat(report.warnings())
                .anyMatch(warning -> warning.text().equals("measuring stopped: in shard 2/2, interrupted"));
    }

    @Test
    void whatWasChangedSinceItWasMeasuredIsRefused() throws IOException {
        ShardDirectory fewer = two.copyTo(directory.resolve("fewer"));
        Files.writeString(two.out().runFile(), Files.readString(two.out().runFile()) + "\n");
        assertRefused("is not what shard 2/2 measured, but was written or changed since", one, two);

        // Another's benchmarks, or fewer than planned.
        two.record(one.recording());
        assertRefused("which its plan gives to another", one, two);
        fewer.recordNothing(run -> run.select(id -> false));
        assertRefused("says that it ran to its end, but holds nothing of", one, fewer);
    }

    @Test
    void theWholeDoesNotReplaceAPart() {
        assertThatThrownBy(() -> ShardMerge.of(List.of(one.path(), two.path()), two.out(), Clock.systemUTC()))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("is the directory of shard 2/2");
    }

    @Test
    void aShardNeedsABuildToMeasureBeside() {
        assertThatThrownBy(() -> shard("1/2", new BaseChoice.Auto(), directory.resolve("x"), null))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("nothing to measure head beside");
        assertThatThrownBy(() -> shard("1/2", new BaseChoice.File(one.out().runFile()), directory.resolve("x"), null))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("none but ");
    }

    @Test
    void aShardSaysWhatComesNext() {
        List<String> lines = ShardText.of(two.report(), two.path());
        assertThat(lines)
                .anyMatch(line -> line.startsWith("Shard 2/2 of suite 'subject': 1 of 2 benchmarks beside " + jar))
                .anyMatch(line -> line.contains("backsight.jar merge <directory of each shard>"))
                .noneMatch(line -> line.contains("REGRESSED") || line.contains("PASSED"));
        assertThat(ShardText.of(one.report(), one.path()))
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
                new OutputDirectory(out),
                "");
        return new Gate(Progress.SILENT, new Cancellation(), Clock.systemUTC())
                .shard(new ShardRequest(check, Shard.parse(shard), costs));
    }

    /** Enough for the first round only. */
    private static PolicySource policy() {
        return PolicySource.of(null, null, null, 1, "1s", null);
    }

    private CheckReport merge(ShardDirectory... shards) {
        return ShardMerge.of(Stream.of(shards).map(ShardDirectory::path).toList(), out(), Clock.systemUTC());
    }

    private void assertRefused(String message, ShardDirectory... shards) {
        assertThatThrownBy(() -> merge(shards))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining(message);
    }

    private OutputDirectory out() {
        return in("out").out();
    }

    private ShardDirectory in(String name) {
        return new ShardDirectory(directory.resolve(name));
    }

    private static ShardDirectory measured(String name) {
        return new ShardDirectory(shared.resolve(name));
    }

    private static BuildIdentity filled(BuildIdentity of, String digit) {
        return new BuildIdentity(of.label(), of.revision(), digit.repeat(64));
    }

    private static BuildIdentity at(BuildIdentity of, Revision revision) {
        return new BuildIdentity(of.label(), revision, of.contents());
    }
}
