package dev.backsight.checker.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.checker.model.UnusableInputException;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who holds the lock, and who is told that another does: real processes, none of which waits for time to pass. */
class AcceptLockTest {

    private static final String REFUSED = "another process has been accepting a baseline";

    @TempDir
    private Path directory;

    private final List<Child> children = new ArrayList<>();

    @AfterEach
    void endChildren() {
        children.forEach(child -> child.process.destroyForcibly());
    }

    @Test
    void whatAnotherProcessHoldsIsRefusedUntilItLetsGo() throws IOException {
        Child holder = child();
        assertThat(holder.answer()).isEqualTo(LockingProgram.HELD);

        assertRefusedHere();
        assertThat(child().answer()).contains(REFUSED);
        assertRefusedHere();

        assertThat(holder.tellAndHear()).isEqualTo(LockingProgram.RELEASED);
        AcceptLock.acquire(directory, Duration.ZERO).close();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void whatThisProcessHoldsStaysHeldWhoeverTries() throws IOException {
        AcceptLock held = AcceptLock.acquire(directory, Duration.ZERO);

        // POSIX gives a process's lock up when any of its descriptors of the file is closed: not by looking, then.
        assertRefusedHere();
        assertThatThrownBy(
                        () -> CompletableFuture.runAsync(this::acquireAndClose).join())
                .hasCauseInstanceOf(UnusableInputException.class)
                .hasMessageContaining(REFUSED);
        assertThat(child().answer()).contains(REFUSED);
        // Nor does another process that looked.
        assertThat(child().answer()).contains(REFUSED);

        held.close();
        assertThat(child().answer()).isEqualTo(LockingProgram.HELD);
    }

    @Test
    void aProcessThatIsKilledGivesItUp() throws IOException {
        Child holder = child();
        assertThat(holder.answer()).isEqualTo(LockingProgram.HELD);

        holder.process.destroyForcibly().onExit().join();

        assertThat(directory).as("its file is left").isNotEmptyDirectory();
        acquireAndClose();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void theDirectoryIsTheSameUnderAnotherName() throws IOException {
        Path linked =
                Files.createSymbolicLink(directory.resolve("linked"), Files.createDirectory(directory.resolve("real")));
        AcceptLock held = AcceptLock.acquire(directory.resolve("real"), Duration.ZERO);
        assertThatThrownBy(() -> AcceptLock.acquire(linked, Duration.ZERO))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining(REFUSED);
        held.close();
        AcceptLock.acquire(linked, Duration.ZERO).close();
    }

    private void acquireAndClose() {
        AcceptLock.acquire(directory, Duration.ZERO).close();
    }

    private void assertRefusedHere() {
        assertThatThrownBy(this::acquireAndClose)
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining(REFUSED);
    }

    private Child child() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockingProgram.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .start();
        Child child = new Child(
                process, process.inputReader(StandardCharsets.UTF_8), process.outputWriter(StandardCharsets.UTF_8));
        children.add(child);
        return child;
    }

    private record Child(Process process, BufferedReader output, BufferedWriter input) {

        String answer() throws IOException {
            return output.readLine();
        }

        String tellAndHear() throws IOException {
            input.newLine();
            input.flush();
            return answer();
        }
    }
}
