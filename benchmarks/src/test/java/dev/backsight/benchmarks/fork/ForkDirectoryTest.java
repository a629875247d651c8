package dev.backsight.benchmarks.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForkDirectoryTest {

    @TempDir
    Path parent;

    @Test
    void forksOfOneProcessDoNotShareAFolderAndLeaveNone() throws IOException {
        try (ForkDirectory one = ForkDirectory.create(parent);
                ForkDirectory other = ForkDirectory.create(parent)) {
            assertThat(one.path()).isNotEqualTo(other.path()).isDirectory().hasParent(parent);
            Files.writeString(Files.createDirectories(one.path().resolve("a/b")).resolve("file"), "x");
        }
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void removesWhatAnEndedForkLeftAndNothingElse() throws Exception {
        Process ended = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        ended.waitFor();
        Path stale = Files.createDirectories(parent.resolve("fork-" + ended.pid() + "-1/store"));
        Path running = Files.createDirectory(
                parent.resolve("fork-" + ProcessHandle.current().pid() + "-1"));
        Path foreign = Files.createDirectory(parent.resolve("thesis"));

        ForkDirectory.create(parent).close();

        assertThat(stale.getParent()).doesNotExist();
        assertThat(running).isDirectory();
        assertThat(foreign).isDirectory();
    }

    @Test
    void liesWhereTheSystemPropertySays() throws IOException {
        System.setProperty(ForkDirectory.PROPERTY, parent.resolve("disk").toString());
        try (ForkDirectory directory = ForkDirectory.create()) {
            assertThat(directory.path()).hasParent(parent.resolve("disk"));
        } finally {
            System.clearProperty(ForkDirectory.PROPERTY);
        }
    }
}
