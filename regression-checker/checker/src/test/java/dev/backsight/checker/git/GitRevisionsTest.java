package dev.backsight.checker.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.checker.model.Revision;
import dev.backsight.checker.model.UnusableInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real repositories. */
class GitRevisionsTest {

    @TempDir
    private Path repository;

    @TempDir
    private Path elsewhere;

    private final GitRevisions git = new GitRevisions();

    @BeforeEach
    void createRepository() {
        git("init", "--quiet", "--initial-branch=main");
    }

    @Test
    void aCleanCommitIsKnownByIdAndSubject() {
        String commit = commit("Add größte", "src/A.java", "a");

        Revision current = git.current(repository).orElseThrow();

        assertThat(current.commit()).isEqualTo(commit);
        assertThat(current.title()).isEqualTo("Add größte");
        assertThat(current.dirty()).isFalse();
        assertThat(current.tree()).hasSize(64);
        assertThat(git.current(repository.resolve("src"))).contains(current);
        assertThat(git.resolve(repository, "main")).contains(current);
    }

    @Test
    void changedAndStagedAndUntrackedFilesMakeItDirty() {
        commit("first", "a", "1");
        write("a", "2");
        assertThat(dirty()).isTrue();
        git("add", "a");
        assertThat(dirty()).isTrue();
        git("reset", "--quiet", "--hard");
        assertThat(dirty()).isFalse();
        write("new", "1");
        assertThat(dirty()).isTrue();
        assertThat(git.current(mkdir("below")).orElseThrow().dirty()).isTrue();
    }

    @Test
    void untrackedFilesCountEvenWhereTheUserHidesThem() {
        commit("first", "a", "1");
        git("config", "status.showUntrackedFiles", "no");
        write("new", "1");
        assertThat(dirty()).isTrue();
    }

    @Test
    void ignoredFilesDoNotMakeItDirty() {
        commit("first", ".gitignore", "target/\n");
        write("target/x", "1");
        assertThat(dirty()).isFalse();
    }

    @Test
    void baselinesAreNotSource() {
        commit("first", "a", "1");
        Revision before = git.current(repository).orElseThrow();
        write("baselines/here/default.json", "{}");
        assertThat(dirty()).isFalse();

        commit("Accept", "baselines/here/default.json", "{1}");
        Revision after = git.current(repository).orElseThrow();
        write("baselines/here/default.json", "{2}");

        assertThat(dirty()).isFalse();
        assertThat(after.commit()).isNotEqualTo(before.commit());
        assertThat(after.tree()).isEqualTo(before.tree());
    }

    @Test
    void onlyTheFolderAtTheTopIsBaselines() {
        commit("first", "a", "1");
        Revision before = git.current(repository).orElseThrow();

        write("src/baselines/a", "1");
        assertThat(dirty()).isTrue();
        commit("second", "src/baselines/a", "1");
        commit("third", "more-baselines", "1");

        assertThat(git.current(repository).orElseThrow().tree()).isNotEqualTo(before.tree());
    }

    @Test
    void baselinesOfAModuleAreNotSourceWhereTheyAreNamed() {
        write("bench/baselines/env/default.json", "1");
        commit("A module with its own baselines", "bench/src/A.java", "class A {}");
        write("bench/baselines/env/default.json", "2");
        write("bench/baselines/other/default.json", "3");
        Path baselines = repository.resolve("bench/baselines");
        assertThat(dirty()).isTrue();
        assertThat(git.current(repository, baselines).orElseThrow().dirty()).isFalse();
        assertThat(git.current(repository.resolve("bench"), baselines)
                        .orElseThrow()
                        .dirty())
                .isFalse();
        assertThat(git.current(repository, repository).orElseThrow().dirty())
                .as("nothing would be left")
                .isTrue();
        assertThat(git.current(repository, elsewhere).orElseThrow().dirty()).isTrue();
        assertThat(git.current(repository.resolve("bench"), repository.resolve("bench"))
                        .orElseThrow()
                        .dirty())
                .isTrue();
        write("bench/src/A.java", "class A { int a; }");
        assertThat(git.current(repository, baselines).orElseThrow().dirty()).isTrue();
    }

    @Test
    void aSquashedCommitHasTheTreeOfTheBranch() {
        commit("first", "a", "1");
        git("checkout", "--quiet", "-b", "topic");
        commit("second", "b", "2");
        commit("third", "c", "3");
        Revision topic = git.current(repository).orElseThrow();
        git("checkout", "--quiet", "main");
        git("merge", "--quiet", "--squash", "topic");
        git("commit", "--quiet", "-m", "squashed");

        Revision squashed = git.current(repository).orElseThrow();

        assertThat(squashed.commit()).isNotEqualTo(topic.commit());
        assertThat(squashed.tree()).isEqualTo(topic.tree());
        assertThat(git.resolve(repository, "main^").orElseThrow().tree()).isNotEqualTo(topic.tree());
    }

    @Test
    void revisionsResolveByNameAndTagAndAbbreviationAndAreNeverDirty() {
        String first = commit("first", "a", "1");
        git("tag", "-a", "-m", "a tag", "v1");
        commit("second", "a", "2");
        write("a", "3");

        assertThat(List.of("v1", "main^", first, first.substring(0, 8), "HEAD~1"))
                .allSatisfy(name -> assertThat(git.resolve(repository, name)).hasValueSatisfying(revision -> {
                    assertThat(revision.commit()).isEqualTo(first);
                    assertThat(revision.title()).isEqualTo("first");
                    assertThat(revision.dirty()).isFalse();
                }));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "nothing", "--all", "-h", "--git-dir", "HEAD:a", "--output=x", "main..main", "a\0b"})
    void whatNamesNoCommitIsEmpty(String revision) {
        commit("first", "a", "1");
        assertThat(git.resolve(repository, revision)).isEmpty();
    }

    @Test
    void thereIsNothingWithoutACommitOrRepositoryOrProgramOrDirectory() {
        assertThat(git.current(repository)).isEmpty();
        assertThat(git.current(elsewhere)).isEmpty();
        assertThat(git.current(elsewhere.resolve("missing"))).isEmpty();
        assertThat(new GitRevisions(new GitProgram("no-such-git")).current(repository))
                .isEmpty();
    }

    @Test
    void aBareRepositoryIsClean() {
        String commit = commit("first", "a", "1");
        Path bare = elsewhere.resolve("bare.git");
        git("clone", "--quiet", "--bare", repository.toString(), bare.toString());

        assertThat(git.current(bare)).hasValueSatisfying(revision -> {
            assertThat(revision.commit()).isEqualTo(commit);
            assertThat(revision.dirty()).isFalse();
        });
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatDecidesForOtherRepositoriesInTheEnvironmentIsRemoved() throws IOException {
        Path script = script("env | sort | grep '^GIT_\\|^LC_ALL'; cat");

        String environment = new GitProgram(script.toString())
                .run(repository, "x")
                .orElseThrow()
                .text();

        assertThat(environment).isEqualTo("GIT_OPTIONAL_LOCKS=0\nLC_ALL=C\n");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aGitThatHangsIsEnded() throws IOException {
        GitProgram slow = new GitProgram(script("sleep 600").toString(), Duration.ofMillis(300));

        assertThatThrownBy(() -> new GitRevisions(slow).current(repository))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("did not end within");
        assertThat(ProcessHandle.current()
                        .descendants()
                        .map(handle -> handle.info().commandLine().orElse("")))
                .noneMatch(command -> command.contains("sleep 600"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aRefusalIsPassedOn() throws IOException {
        GitProgram refusing =
                new GitProgram(script("echo 'fatal: detected dubious ownership in repository' >&2; exit 128")
                        .toString());

        assertThatThrownBy(() -> new GitRevisions(refusing).current(repository))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("dubious ownership");
    }

    private Path script(String body) throws IOException {
        Path script = elsewhere.resolve("git-script");
        Files.writeString(script, "#!/bin/sh\n" + body + "\n");
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }

    private boolean dirty() {
        return git.current(repository).orElseThrow().dirty();
    }

    private Path mkdir(String name) {
        try {
            return Files.createDirectories(repository.resolve(name));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void write(String name, String content) {
        try {
            Path file = repository.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String commit(String subject, String file, String content) {
        write(file, content);
        git("add", "--all");
        git("commit", "--quiet", "-m", subject);
        return git("rev-parse", "HEAD").strip();
    }

    private String git(String... arguments) {
        return new TestRepository(repository).git(arguments);
    }
}
