package dev.backsight.checker.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ShutdownGuardTest {

    @TempDir
    private Path directory;

    @Test
    @DisabledOnOs(OS.WINDOWS) // where a process cannot be asked to end, only killed
    void aJvmThatIsToldToEndWritesFirstAndEndsWithItsOwnStatus() throws IOException, InterruptedException {
        Path written = directory.resolve("written");
        Process process = new ProcessBuilder(
                        SubjectJar.JAVA.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        GuardedProgram.class.getName(),
                        written.toString())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.readLine()).isEqualTo("waiting");

            process.toHandle().destroy();

            assertThat(process.waitFor()).isEqualTo(4);
            assertThat(output.lines()).isEmpty();
        } finally {
            process.destroyForcibly();
        }
        assertThat(written).hasContent("stopped by interrupted");
    }

    @Test
    void onceTheWorkIsDoneTheGuardIsGone() {
        Cancellation cancellation = new Cancellation();
        try (ShutdownGuard guard = ShutdownGuard.install(cancellation)) {
            guard.exitWith(1);
        }
        assertThat(cancellation.isCancelled()).isFalse();
    }

    @Test
    void theFirstReasonCounts() {
        Cancellation cancellation = new Cancellation();
        assertThat(cancellation.reason()).isEmpty();
        cancellation.cancel("first");
        cancellation.cancel("second");
        assertThat(cancellation.reason()).contains("first");
    }
}
