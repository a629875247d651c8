package dev.backsight.checker.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.checker.model.UnusableInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A base that is named by a revision, and what the user is told where there is none. */
class RequiredRevisionTest {

    private static final String UNKNOWN_ID = "0123456789012345678901234567890123456789";

    @TempDir
    private Path directory;

    private final GitRevisions git = new GitRevisions();
    private TestRepository repository;

    @BeforeEach
    void createRepository() throws IOException {
        repository = TestRepository.create(directory.resolve("origin"));
    }

    @Test
    void theMergeBaseIsWhereTheBranchLeft() throws IOException {
        repository.write("a", "1").commit("first");
        String fork = repository.write("a", "2").commit("fork");
        repository.git("checkout", "--quiet", "-b", "topic");
        repository.write("b", "1").commit("on the branch");
        repository.git("checkout", "--quiet", "main");
        repository.write("c", "1").commit("on main");
        repository.git("checkout", "--quiet", "topic");

        assertThat(git.mergeBase(repository.path(), "main").commit()).isEqualTo(fork);
        assertThat(git.mergeBase(repository.path(), "topic").title()).isEqualTo("on the branch");
    }

    @Test
    void anUnknownRevisionIsNamedWithWhatWouldHelp() {
        repository.commit("first");

        assertThatThrownBy(() -> git.require(repository.path(), "v9"))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("'v9' names no commit in this repository")
                .hasMessageContaining("git fetch --tags origin");
        assertThatThrownBy(() -> git.require(repository.path(), UNKNOWN_ID))
                .hasMessageContaining("git fetch origin " + UNKNOWN_ID);
        assertThatThrownBy(() -> git.mergeBase(repository.path(), "origin/main"))
                .hasMessageContaining("git fetch origin +refs/heads/main:refs/remotes/origin/main");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--all", "-h", "--output=x", "--end-of-options"})
    void anOptionIsNoRevision(String option) {
        repository.commit("first");

        assertThatThrownBy(() -> git.require(repository.path(), option))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("begins with '-'");
        assertThatThrownBy(() -> git.mergeBase(repository.path(), option)).hasMessageContaining("begins with '-'");
    }

    @ParameterizedTest
    @CsvSource({
        "HEAD~1,                git fetch --unshallow",
        "HEAD^,                 git fetch --unshallow",
        "0123abcd,              git fetch --unshallow",
        "v1,                    git fetch origin v1",
        "it's $(odd),           git fetch origin 'it'\\''s $(odd)'",
        "origin/topic,          git fetch --unshallow origin +refs/heads/topic:refs/remotes/origin/topic",
        UNKNOWN_ID + ",         git fetch origin " + UNKNOWN_ID
    })
    void aShallowCloneLacksWhatCanBeFetched(String revision, String fix) throws IOException {
        repository.write("a", "1").commit("first");
        repository.write("a", "2").commit("second");
        TestRepository clone = repository.shallowClone(directory.resolve("clone"), 1);

        assertThatThrownBy(() -> git.require(clone.path(), revision))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining(revision)
                .hasMessageContaining("in this shallow clone")
                .hasMessageContaining(fix);
    }

    @Test
    void whatIsToldToBeFetchedHelps() throws IOException {
        String first = repository.write("a", "1").commit("first");
        repository.git("branch", "topic");
        repository.write("a", "2").commit("second");
        repository.git("config", "uploadpack.allowAnySHA1InWant", "true");
        TestRepository clone = repository.shallowClone(directory.resolve("clone"), 1);

        assertThatThrownBy(() -> git.require(clone.path(), first)).hasMessageContaining("git fetch origin " + first);
        clone.git("fetch", "--quiet", "origin", first);
        assertThat(git.require(clone.path(), first).commit()).isEqualTo(first);

        // The commit is here by now, but not the history that leads to it: what is checked out seems unrelated.
        assertThatThrownBy(() -> git.mergeBase(clone.path(), first))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("git fetch --unshallow");
        clone.git("fetch", "--quiet", "--unshallow", "origin", "+refs/heads/topic:refs/remotes/origin/topic");
        clone.git("fetch", "--quiet", "origin", "main");
        assertThat(git.mergeBase(clone.path(), "origin/topic").commit()).isEqualTo(first);
    }

    @Test
    void unrelatedHistoriesHaveNoMergeBase() throws IOException {
        repository.write("a", "1").commit("first");
        repository.git("checkout", "--quiet", "--orphan", "other");
        repository.write("b", "1").commit("other");

        assertThatThrownBy(() -> git.mergeBase(repository.path(), "main"))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("no commit in common");
    }

    @Test
    void noRepositoryAndNoCommitAndNoGitAreToldApart() throws IOException {
        Path plain = Files.createDirectories(directory.resolve("plain"));

        assertThatThrownBy(() -> git.require(plain, "main")).hasMessageContaining("belongs to no git repository");
        assertThatThrownBy(() -> git.topLevel(plain)).hasMessageContaining("belongs to no git repository");
        assertThatThrownBy(() -> git.require(repository.path(), "HEAD")).hasMessageContaining("no commit yet");
        assertThatThrownBy(() -> new GitRevisions(new GitProgram("no-such-git")).require(repository.path(), "HEAD"))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("install git");
    }

    @Test
    void theTopIsFoundFromBelow() throws IOException {
        repository.write("module/src/A.java", "").commit("first");

        assertThat(git.topLevel(repository.path().resolve("module/src")))
                .isEqualTo(repository.path().toRealPath());
        assertThatThrownBy(() -> git.topLevel(repository.path().resolve(".git")))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("no work tree");
    }
}
