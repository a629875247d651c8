package dev.backsight.checker.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.checker.model.UnusableInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommittedFilesTest {

    @TempDir
    private Path directory;

    private TestRepository repository;

    @BeforeEach
    void createRepository() throws IOException {
        repository = TestRepository.create(directory.resolve("repo with blanks"));
    }

    @Test
    void whatIsCheckedOutDoesNotMatter() throws IOException {
        byte[] bytes = new byte[100_000];
        new Random(1).nextBytes(bytes);
        Path file = repository.write("baselines/env/suite.json", "").path().resolve("baselines/env/suite.json");
        Files.write(file, bytes);
        String commit = repository.commit("binary");
        Files.writeString(file, "changed since");
        Files.delete(file);
        Files.delete(file.getParent());

        CommittedFiles files = new CommittedFiles(repository.path().resolve("baselines"));

        CommittedFiles.Entry entry = files.below(commit).get(0);
        assertThat(entry.path()).isEqualTo("baselines/env/suite.json");
        assertThat(entry.size()).isEqualTo(bytes.length);
        assertThat(files.content(entry)).isEqualTo(bytes);
    }

    @Test
    void linksAndModulesAreNoFiles() throws IOException {
        repository
                .write("baselines/a.json", "a")
                .write("baselines/x/b.json", "b")
                .write("other/c.json", "c");
        Files.createSymbolicLink(repository.path().resolve("baselines/link.json"), Path.of("/etc/passwd"));
        String commit = repository.commit("files");

        assertThat(new CommittedFiles(repository.path().resolve("baselines")).below(commit))
                .extracting(CommittedFiles.Entry::path)
                .containsExactly("baselines/a.json", "baselines/x/b.json");
        assertThat(new CommittedFiles(repository.path()).below(commit)).hasSize(3);
        assertThat(new CommittedFiles(repository.path().resolve("none")).below(commit))
                .isEmpty();
    }

    @Test
    void namesAreTakenAsTheyAre() throws IOException {
        repository.write("-r*/two\nlines\t\u001b[2J/ü.json", "x");
        String commit = repository.commit("odd names");

        CommittedFiles files = new CommittedFiles(repository.path().resolve("-r*"));

        assertThat(files.folder()).isEqualTo("-r*");
        assertThat(files.below(commit))
                .extracting(CommittedFiles.Entry::path)
                .containsExactly("-r*/two\nlines\t\u001b[2J/ü.json");
        assertThat(files.changing(null, commit)).containsExactly(commit);
    }

    @Test
    void onlyCommitsThatChangeSomethingBelowTheFolderCount() throws IOException {
        String first = repository.write("baselines/a.json", "1").commit("first");
        String second = repository.write("A.java", "2").commit("source");
        String third = repository.write("baselines/a.json", "3").commit("third");
        String fourth = repository.write("A.java", "4").commit("source again");

        CommittedFiles files = new CommittedFiles(repository.path().resolve("baselines"));

        assertThat(files.changing(null, fourth)).containsExactly(first, third);
        assertThat(files.changing(first, fourth)).containsExactly(third);
        assertThat(files.changing(third, fourth)).isEmpty();
        assertThat(files.changing(null, second)).containsExactly(first);
        assertThat(files.isShallow()).isFalse();
    }

    @Test
    void whatIsTooLargeIsRefusedUnread() throws IOException {
        String commit = repository.write("baselines/a.json", "1").commit("first");
        CommittedFiles files = new CommittedFiles(repository.path().resolve("baselines"));
        String id = files.below(commit).get(0).id();

        assertThatThrownBy(() ->
                        files.content(new CommittedFiles.Entry("baselines/a.json", id, CommittedFiles.LARGEST + 1L)))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("is larger than");
        assertThatThrownBy(() -> files.content(new CommittedFiles.Entry("baselines/a.json", "0".repeat(40), 1)))
                .isInstanceOf(UnusableInputException.class);
    }

    @Test
    void aFolderOfNoRepositoryIsRefused() throws IOException {
        Path plain = Files.createDirectories(directory.resolve("plain"));
        assertThatThrownBy(() -> new CommittedFiles(plain.resolve("baselines")))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("belongs to no git repository");
    }
}
