package dev.backsight.checker.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.checker.model.Revision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commits that are gone, but whose content is not. */
class TreeSearchTest {

    @TempDir
    private Path directory;

    private final GitRevisions git = new GitRevisions();
    private TestRepository repository;

    @BeforeEach
    void createRepository() throws IOException {
        repository = TestRepository.create(directory.resolve("repository"));
    }

    @Test
    void aSquashedCommitIsFoundByWhatItHeldAlthoughItsBaselineChanged() throws IOException {
        repository.write("a", "1").write("baselines/x.json", "{}").commit("first");
        repository.git("checkout", "--quiet", "-b", "topic");
        repository.write("b", "2").commit("second");
        repository.write("c", "3").commit("third");
        Revision accepted = git.current(repository.path()).orElseThrow();
        repository.write("baselines/x.json", "{1}").commit("accept");
        repository.git("checkout", "--quiet", "main");
        repository.git("merge", "--quiet", "--squash", "topic");
        String squashed = repository.commit("squashed");
        repository.write("a", "2").commit("later");
        repository.git("branch", "--quiet", "-D", "topic");
        repository.git("reflog", "expire", "--expire=now", "--all");
        repository.git("gc", "--quiet", "--prune=now");

        assertThat(git.resolve(repository.path(), accepted.commit())).isEmpty();
        assertThat(git.findByTree(repository.path(), accepted.tree())).hasValueSatisfying(found -> {
            assertThat(found.commit()).isEqualTo(squashed);
            assertThat(found.tree()).isEqualTo(accepted.tree());
        });
    }

    @Test
    void whatAResolvedCommitHoldsIsFoundWhateverItsEntriesAre() throws IOException {
        repository.write("größe\t\"x\"", "1").write("folder/a", "1").script("run", "true");
        Files.createSymbolicLink(repository.path().resolve("link"), Path.of("run"));
        String id = repository.commit("first");
        repository.git("update-index", "--add", "--cacheinfo", "160000," + id + ",module");
        repository.git("commit", "--quiet", "-m", "with a submodule");
        Revision current = git.current(repository.path()).orElseThrow();

        assertThat(repository.git("ls-tree", "HEAD")).contains("040000", "100644", "100755", "120000", "160000");
        assertThat(git.findByTree(repository.path(), current.tree()).map(Revision::commit))
                .contains(current.commit());
    }

    @Test
    void theNewestCommitIsTakenAndMoreTreesThanAreAskedForAtATimeAreSeen() throws IOException {
        StringBuilder history = new StringBuilder();
        for (int i = 0; i < 250; i++) {
            history.append("commit refs/heads/main\ncommitter T <t@example.org> ")
                    .append(1_700_000_000 + i)
                    .append(" +0000\ndata 1\n.\nM 644 inline a\ndata 3\n")
                    .append(String.format("%03d", i))
                    .append("\n");
        }
        repository.feed(history.toString(), "fast-import", "--quiet");
        Revision oldest = git.require(repository.path(), "main~249");

        assertThat(git.findByTree(repository.path(), oldest.tree())).contains(oldest);
        assertThat(git.findByTree(repository.path(), "0".repeat(64))).isEmpty();
    }

    @Test
    void aShaTwoFiveSixRepositoryWorksToo() throws IOException {
        TestRepository other = new TestRepository(Files.createDirectories(directory.resolve("sha256")));
        other.git("init", "--quiet", "--object-format=sha256");
        other.write("a", "1").write("folder/b", "2").commit("first");
        Revision current = git.current(other.path()).orElseThrow();

        assertThat(current.commit()).hasSize(64);
        assertThat(git.findByTree(other.path(), current.tree())).contains(current);
    }

    @Test
    void whereThereIsNoRepositoryNothingIsFound() {
        assertThat(git.findByTree(directory, "0".repeat(64))).isEmpty();
        assertThat(git.findByTree(repository.path(), "0".repeat(64))).isEmpty();
    }
}
