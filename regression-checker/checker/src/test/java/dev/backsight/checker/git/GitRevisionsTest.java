package dev.backsight.checker.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.checker.model.Revision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real repositories. */
class GitRevisionsTest {

    @TempDir
    private Path repository;

    @BeforeEach
    void commitOnce() throws Exception {
        git("init", "-q");
        write("src/A.java", "class A {}");
        write("baselines/env/default.json", "{}");
        git("add", "-A");
        git("commit", "-q", "-m", "A first title\n\nand a body");
    }

    @Test
    void aCleanTreeIsItsCommit() {
        Revision revision = GitRevisions.current(repository).orElseThrow();
        assertThat(revision.commit()).matches("[0-9a-f]{40}");
        assertThat(revision.title()).isEqualTo("A first title");
        assertThat(revision.dirty()).isFalse();
        assertThat(GitRevisions.current(repository.resolve("src"))).contains(revision);
    }

    @Test
    void changesOutsideTheBaselinesMakeItDirty() throws Exception {
        write("baselines/env/default.json", "{\"changed\": true}");
        write("baselines/other/new.json", "{}");
        assertThat(GitRevisions.current(repository).orElseThrow().dirty()).isFalse();
        write("src/B.java", "class B {}");
        assertThat(GitRevisions.current(repository).orElseThrow().dirty()).isTrue();
        Files.delete(repository.resolve("src/B.java"));
        write("src/A.java", "class A { int x; }");
        assertThat(GitRevisions.current(repository.resolve("src")).orElseThrow().dirty())
                .isTrue();
    }

    @Test
    void theTreeIsThatOutsideTheBaselines() throws Exception {
        String before = GitRevisions.current(repository).orElseThrow().tree();
        write("baselines/env/default.json", "{\"changed\": true}");
        git("commit", "-q", "-a", "-m", "new numbers");
        Revision after = GitRevisions.current(repository).orElseThrow();
        assertThat(after.tree()).isEqualTo(before);
        write("src/A.java", "class A { int x; }");
        git("commit", "-q", "-a", "-m", "new code");
        assertThat(GitRevisions.current(repository).orElseThrow().tree()).isNotEqualTo(before);
    }

    @Test
    void revisionsAreResolvedByAnyName() {
        Revision current = GitRevisions.current(repository).orElseThrow();
        assertThat(GitRevisions.resolve(repository, "HEAD")).contains(current);
        assertThat(GitRevisions.resolve(repository, current.commit().substring(0, 12)))
                .contains(current);
        assertThat(GitRevisions.resolve(repository, "no-such-branch")).isEmpty();
        assertThat(GitRevisions.resolve(repository, "--all")).isEmpty();
        assertThat(GitRevisions.resolve(repository, "")).isEmpty();
    }

    @Test
    void noRepositoryAndNoCommitAreNothing(@TempDir Path elsewhere) throws Exception {
        assertThat(GitRevisions.current(elsewhere)).isEmpty();
        Path empty = Files.createDirectories(elsewhere.resolve("empty"));
        run(empty, List.of("git", "init", "-q"));
        assertThat(GitRevisions.current(empty)).isEmpty();
    }

    @Test
    void theUserIsAsConfigured() throws Exception {
        git("config", "user.name", "Ada Lovelace");
        assertThat(GitRevisions.userName(repository)).contains("Ada Lovelace");
    }

    private void write(String name, String text) throws IOException {
        Path file = repository.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "git", "-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"));
        command.addAll(List.of(arguments));
        run(repository, command);
    }

    private static void run(Path directory, List<String> command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
    }
}
