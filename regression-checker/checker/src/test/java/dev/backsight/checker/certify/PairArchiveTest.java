package dev.backsight.checker.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.checker.compare.RunPair;
import dev.backsight.checker.model.BenchmarkId;
import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.Mode;
import dev.backsight.checker.model.Recording;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.UnusableInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairArchiveTest {

    @TempDir
    private Path directory;

    @Test
    void whatIsAddedIsFoundAgainInOrder() {
        PairArchive archive = new PairArchive(directory);
        Recording first = recording("jar-1", 1);
        Recording second = recording("jar-1", 2);
        RunPair apart = new RunPair(run("jar-1"), run("jar-1"));
        archive.add(first);
        archive.add(second);
        archive.add(apart);

        PairArchive again = new PairArchive(directory);

        assertThat(again.turns()).containsExactly(first, second);
        assertThat(again.apart()).containsExactly(apart);
    }

    @Test
    void aRunWithoutItsPartnerWasNeverFinished() throws IOException {
        PairArchive archive = new PairArchive(directory);
        archive.add(new RunPair(run("jar-1"), run("jar-1")));
        Files.delete(directory.resolve("apart-0001-head.json"));

        PairArchive again = new PairArchive(directory);
        assertThat(again.apart()).isEmpty();
        again.add(new RunPair(run("jar-1"), run("jar-1")));
        assertThat(new PairArchive(directory).apart()).hasSize(1);
    }

    @Test
    void pairsOfOtherBuildsAreNotMixedIn() {
        PairArchive archive = new PairArchive(directory);
        archive.add(recording("jar-1", 1));

        archive.requireSame(run("jar-1"), run("jar-1"), Set.of());
        assertThatThrownBy(() -> archive.requireSame(run("jar-1"), run("jar-2"), Set.of()))
                .isInstanceOf(UnusableInputException.class)
                .hasMessage(directory + ": holds pairs of other builds: choose another directory with --out");
    }

    @Test
    void pairsOfOtherBenchmarksAreNotMixedInEither() {
        PairArchive archive = new PairArchive(directory);
        archive.add(recording("jar-1", 1));
        BenchmarkId other = BenchmarkId.of("a.B.c", Mode.AVERAGE_TIME, 1, Map.of());

        assertThatThrownBy(() -> archive.requireSame(run("jar-1"), run("jar-1"), Set.of(other)))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("other benchmarks");
    }

    @Test
    void forksApartOfOtherBuildsAreNotMixedInEither() {
        PairArchive archive = new PairArchive(directory);
        archive.add(new RunPair(run("jar-1"), run("jar-1")));

        assertThatThrownBy(() -> archive.requireSame(run("jar-2"), run("jar-2"), Set.of()))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("other builds");
    }

    @Test
    void aDamagedFileIsNamed() throws IOException {
        Files.writeString(directory.resolve("pairs-0001.json"), "{");

        assertThatThrownBy(() -> new PairArchive(directory))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("pairs-0001.json");
    }

    @Test
    void whatIsComputedOfNeedsPairsAndMakesNoDirectory() {
        Path absent = directory.resolve("absent");
        assertThatThrownBy(() -> PairArchive.existing(absent))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("holds no pairs-0001.json")
                .hasMessageContaining("--out");
        assertThat(absent).doesNotExist();
    }

    @Test
    void aRecordingThatLostAFileIsNotTakenForAWholeOne() throws IOException {
        PairArchive archive = new PairArchive(directory);
        archive.add(recording("jar-1", 1));
        archive.add(recording("jar-1", 2));
        archive.add(recording("jar-1", 3));
        assertThat(PairArchive.existing(directory).turns()).hasSize(3);
        Files.delete(directory.resolve("pairs-0002.json"));

        assertThatThrownBy(() -> PairArchive.existing(directory))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("pairs-0002.json: is missing");
    }

    @Test
    void pairsOfSeveralBuildsAreNotComputedOfTogether() {
        new PairArchive(directory).add(recording("jar-1", 1));
        new PairArchive(directory).add(recording("jar-2", 2));

        assertThatThrownBy(() -> PairArchive.existing(directory))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("other builds");
    }

    @Test
    void slowdownsAreKeptApartFromBuildsThatDoNotDifferAndFromEachOther() {
        PairArchive archive = new PairArchive(directory);
        Recording none = recording("build-1", 1);
        Recording five = slowed("build-1", 5);
        Recording hundred = slowed("build-1", 100);
        archive.add(five);
        archive.add(none);
        archive.add(hundred);
        archive.add(five);

        PairArchive again = PairArchive.existing(directory);

        assertThat(again.turns()).containsExactly(none);
        assertThat(again.extras()).containsExactly(5, 100);
        assertThat(again.turns(5)).containsExactly(five, five);
        assertThat(again.turns(100)).containsExactly(hundred);
        assertThat(again.turns(10)).isEmpty();
        assertThat(directory)
                .isDirectoryContaining("glob:**/pairs-0001.json")
                .isDirectoryContaining("glob:**/slowed-05-0002.json")
                .isDirectoryContaining("glob:**/slowed-100-0001.json");
    }

    @Test
    void aRecordingThatWasRenamedIsRefused() throws IOException {
        PairArchive archive = new PairArchive(directory);
        archive.add(recording("build-1", 1));
        archive.add(slowed("build-1", 5));
        Path slowed = directory.resolve("slowed-05-0001.json");

        Path asIdentical = Files.move(slowed, directory.resolve("pairs-0002.json"));
        assertThatThrownBy(() -> new PairArchive(directory))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("pairs-0002.json: holds pairs of a base with 0 % more work and a head with 5 %");
        Files.move(asIdentical, directory.resolve("slowed-10-0001.json"));
        assertThatThrownBy(() -> new PairArchive(directory))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("slowed-10-0001.json");
    }

    @Test
    void slowdownsOfOtherBuildsAreNotMixedIn() {
        PairArchive archive = new PairArchive(directory);
        archive.add(slowed("build-1", 5));

        archive.requireSame(run("build-1"), run("build-1"), Set.of());
        assertThatThrownBy(() -> archive.requireSame(run("build-2"), run("build-2"), Set.of()))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("other builds");
    }

    @Test
    void aLostSlowdownIsMissedToo() throws IOException {
        PairArchive archive = new PairArchive(directory);
        archive.add(recording("build-1", 1));
        archive.add(slowed("build-1", 5));
        archive.add(slowed("build-1", 5));
        Files.delete(directory.resolve("slowed-05-0001.json"));

        assertThatThrownBy(() -> PairArchive.existing(directory))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("slowed-05-0001.json: is missing");
    }

    private static Recording recording(String suite, long seed) {
        return new Recording(run(suite), run(suite), new TreeMap<>(), List.of(), seed);
    }

    private static Recording slowed(String suite, int extra) {
        return new Recording(run(suite), run(BuildName.withExtra(suite, extra)), new TreeMap<>(), List.of(), extra);
    }

    private static Run run(String suite) {
        return new Run(suite, Environment.UNKNOWN, null, null, List.of(), new TreeMap<>(), List.of(), true, null);
    }
}
