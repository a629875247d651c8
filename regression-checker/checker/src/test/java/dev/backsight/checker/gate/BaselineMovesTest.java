package dev.backsight.checker.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.backsight.checker.baseline.Baselines;
import dev.backsight.checker.git.TestRepository;
import dev.backsight.checker.model.Acceptance;
import dev.backsight.checker.model.AcceptedMove;
import dev.backsight.checker.model.BaselineHistory;
import dev.backsight.checker.model.Environment;
import dev.backsight.checker.model.Run;
import dev.backsight.checker.model.SuiteHistory;
import dev.backsight.checker.model.SuiteHistory.Fate;
import dev.backsight.checker.model.UnusableInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real repositories with baselines that were accepted one after the other. */
class BaselineMovesTest {

    private static final Environment HERE = AcceptedRuns.environment("This CPU");

    @TempDir
    private Path directory;

    private TestRepository repository;
    private Baselines baselines;

    @BeforeEach
    void createRepository() throws IOException {
        repository = TestRepository.create(directory.resolve("repository"));
        baselines = new Baselines(repository.path().resolve("baselines"));
    }

    @Test
    void driftAddsUpWhatWasAcceptedOneByOne() throws IOException {
        accept("Ada", 0, "first", Map.of("get", 100.0, "put", 50.0));
        accept("Grace", 1, "codec", Map.of("get", 102.0, "put", 50.0));
        repository.write("A.java", "class A {}").commit("no baseline");
        accept("Ada", 2, "index", Map.of("get", 104.0, "put", 50.0));

        BaselineHistory drift = moves().drift("HEAD");

        assertThat(drift.from()).isNull();
        assertThat(drift.cutOff()).isFalse();
        SuiteHistory suite = only(drift);
        assertThat(suite.fate()).isEqualTo(Fate.KEPT);
        assertThat(suite.chain())
                .extracting(link ->
                        link.acceptance().by() + ": " + link.acceptance().reason())
                .containsExactly("Ada: first", "Grace: codec", "Ada: index");
        AcceptedMove worst = suite.moves().get(0);
        assertThat(worst.benchmark().name()).endsWith(".get");
        assertThat(worst.change().estimate()).isCloseTo(0.04, within(1e-6));
        assertThat(worst.steps()).hasSize(2);
        assertThat(worst.addsUp()).isTrue();
        assertThat(BaselineMovesText.render(drift))
                .contains("against the oldest", "1 of 2 numbers worse, 0 better; 1 moved the same way step by step")
                .containsPattern("Bench.get +time +100.0 ns/op +104.0 ns/op +\\+4 %")
                .contains("+2% +1.96%", "worse, adds up")
                .containsPattern("2026-11-21 11:00 +Grace +1111111111 +codec")
                .contains("check --base git:0000000000");
    }

    @Test
    void diffComparesTwoCommitsWhateverIsCheckedOut() throws IOException {
        String first = accept("Ada", 0, "first", Map.of("get", 100.0));
        String second = accept("Grace", 1, "codec", Map.of("get", 110.0));
        accept("Ada", 2, "index", Map.of("get", 200.0));
        Files.writeString(file(), "not even JSON");

        SuiteHistory suite = only(moves().diff(first + ".." + second));

        assertThat(suite.moves())
                .singleElement()
                .satisfies(move -> assertThat(move.change().estimate()).isCloseTo(0.1, within(1e-6)));
        assertThat(suite.chain()).hasSize(2);
        SuiteHistory back = only(moves().diff(second + ".." + first));
        assertThat(back.moves().get(0).change().estimate()).isCloseTo(1 / 1.1 - 1, within(1e-6));
        assertThat(only(moves().diff(second + "..")).moves().get(0).after()).isCloseTo(200, within(0.1));
        SuiteHistory same = only(moves().diff("HEAD..HEAD"));
        assertThat(same.moves()).isEmpty();
        assertThat(BaselineMovesText.render(moves().diff("HEAD..HEAD"))).contains(": the same");
    }

    @Test
    void suitesComeAndGo() throws IOException {
        String before = repository.write("A.java", "class A {}").commit("no baselines yet");
        String with = accept("Ada", 0, "first", Map.of("get", 100.0));
        Files.delete(file());
        String gone = repository.commit("dropped");

        assertThat(only(moves().diff(before + ".." + with)).fate()).isEqualTo(Fate.ADDED);
        assertThat(only(moves().diff(with + ".." + gone)).fate()).isEqualTo(Fate.REMOVED);
        assertThat(moves().diff(before + ".." + gone).suites()).isEmpty();
        assertThat(moves().drift("HEAD").suites()).isEmpty();
        assertThat(BaselineMovesText.render(moves().drift("HEAD"))).contains("No baseline was ever committed there.");
    }

    @Test
    void acceptedOnceAddsUpToNothing() throws IOException {
        accept("Ada", 0, "first", Map.of("get", 100.0));
        assertThat(only(moves().drift("HEAD")).moves()).isEmpty();
        assertThat(BaselineMovesText.render(moves().drift("HEAD"))).contains("accepted once");
    }

    @Test
    void nonsenseAtAnEndIsNamedAndInBetweenPassedOver() throws IOException {
        String first = accept("Ada", 0, "first", Map.of("get", 100.0));
        Files.writeString(
                file(),
                Files.readString(file()).replace("\"suite\": \"default\"", "\"suite\": \"default\", \"suite\": 7"));
        String broken = repository.commit("edited by hand");
        accept("Grace", 1, "second", Map.of("get", 103.0));

        SuiteHistory suite = only(moves().drift("HEAD"));
        assertThat(suite.fate()).isEqualTo(Fate.KEPT);
        assertThat(suite.chain()).hasSize(3);
        assertThat(suite.chain().get(1).acceptance()).isNull();
        assertThat(suite.chain().get(1).commit()).isEqualTo(broken);
        assertThat(suite.chain().get(1).note())
                .startsWith("passed over: line 4")
                .contains("suite");
        assertThat(suite.moves().get(0).change().estimate()).isCloseTo(0.03, within(1e-6));

        assertThatThrownBy(() -> moves().diff(first + ".." + broken))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageStartingWith(broken.substring(0, 10) + ":baselines/")
                .hasMessageContaining("suite");
        assertThatThrownBy(() -> moves().drift(broken)).isInstanceOf(UnusableInputException.class);
    }

    @Test
    void numbersThatWereChangedWithoutBeingAcceptedAreToldOf() throws IOException {
        accept("Ada", 0, "first", Map.of("get", 100.0));
        Files.writeString(file(), Files.readString(file()).replaceFirst("\\[\\d+\\.\\d+,", "[90.5,"));
        repository.commit("made it look faster");
        Files.writeString(file(), Files.readString(file()).replace("\n", "\n\n"));
        repository.commit("only formatted");

        SuiteHistory suite = only(moves().drift("HEAD"));
        assertThat(suite.chain())
                .extracting(SuiteHistory.Link::note)
                .containsExactly("", "changed after it was accepted");
    }

    @Test
    void aClockThatWentBackDoesNotChangeTheOrder() throws IOException {
        accept("Ada", 10, "first", Map.of("get", 100.0));
        accept("Grace", -100, "second", Map.of("get", 103.0));
        assertThat(only(moves().drift("HEAD")).chain())
                .extracting(link -> link.acceptance().reason())
                .containsExactly("first", "second");
    }

    @Test
    void aRepositoryWithoutHistorySaysSo() {
        assertThatThrownBy(() -> moves().drift("HEAD"))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("there is no commit yet");
        assertThatThrownBy(() -> moves().diff("HEAD~1..HEAD")).isInstanceOf(UnusableInputException.class);
    }

    @Test
    void aShallowCloneSaysWhatIsMissing() throws IOException {
        accept("Ada", 0, "first", Map.of("get", 100.0));
        accept("Grace", 1, "second", Map.of("get", 103.0));
        TestRepository clone = repository.shallowClone(directory.resolve("clone"), 1);

        BaselineHistory drift = new BaselineMoves(clone.path().resolve("baselines")).drift("HEAD");

        assertThat(drift.cutOff()).isTrue();
        assertThat(only(drift).chain()).hasSize(1);
        assertThat(BaselineMovesText.render(drift)).contains("git fetch --unshallow");
    }

    @Test
    void whatIsNoRangeIsRefused() throws IOException {
        accept("Ada", 0, "first", Map.of("get", 100.0));
        for (String range : List.of("HEAD", "", "HEAD...HEAD", "HEAD..--all", "nosuch..HEAD")) {
            assertThatThrownBy(() -> moves().diff(range)).isInstanceOf(UnusableInputException.class);
        }
    }

    @Test
    void textOutOfFilesCannotSteerTheTerminal() throws IOException {
        accept("Ada\u001b]0;x\u0007", 0, "first\u001b[2J\nsecond line", Map.of("get", 100.0));
        accept("Grace", 1, "next", Map.of("get", 101.0));
        assertThat(BaselineMovesText.render(moves().drift("HEAD")))
                .doesNotContain("\u001b", "\u0007")
                .contains("first?[2J second line");
    }

    private BaselineMoves moves() {
        return new BaselineMoves(baselines.directory());
    }

    private static SuiteHistory only(BaselineHistory history) {
        assertThat(history.suites()).hasSize(1);
        return history.suites().get(0);
    }

    private Path file() {
        return baselines.fileFor(HERE, "default");
    }

    /** @return the commit that has it; numbers of hour h are of a commit of that digit */
    private String accept(String by, int hour, String reason, Map<String, Double> times) {
        String measured = Integer.toString(Math.floorMod(hour, 10)).repeat(40);
        Run run = AcceptedRuns.run("default", HERE, measured, times);
        Instant at = AcceptedRuns.AT.plus(Duration.ofHours(hour));
        baselines.put(run, new Acceptance(by, at, reason, null, List.of()));
        return repository.commit("Accept: " + by);
    }
}
