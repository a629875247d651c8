package dev.backsight.checker.measure.lockstep;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.checker.jmh.JmhResultFile;
import dev.backsight.checker.measure.ForkArguments;
import dev.backsight.checker.measure.SubjectJar;
import dev.backsight.checker.measure.TurnstileJar;
import dev.backsight.checker.model.UnusableInputException;
import dev.backsight.turnstile.Wire;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JMH with the turnstile, but with nobody to grant turns: nothing may be measured as if there were no other build. */
@Tag("slow")
class UngrantedTurnTest {

    @TempDir
    private Path directory;

    @Test
    void withoutACoordinatorNothingIsMeasured() throws Exception {
        assertThatNothingIsMeasured(
                null, "no turn can be had: the environment variable BACKSIGHT_TURNSTILE does not say <port>:<token>");
    }

    @Test
    void withACoordinatorThatIsGoneNothingIsMeasured() throws Exception {
        assertThatNothingIsMeasured(deadPort() + ":" + "0".repeat(64), "no turn can be had: Connection refused");
    }

    private void assertThatNothingIsMeasured(@Nullable String coordinator, String how) throws Exception {
        Path results = directory.resolve("results.json");

        String output = runJmh(results, coordinator);

        assertThat(output).contains("# Fork: 1 of 1", how).doesNotContain("Unable to instantiate");
        assertThatThrownBy(() -> JmhResultFile.read(results, "ungranted"))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("has no results");
    }

    private String runJmh(Path results, @Nullable String coordinator) throws Exception {
        Path turnstile = directory.resolve("turnstile.jar");
        TurnstileJar.write(turnstile);
        ProcessBuilder jmh = new ProcessBuilder(List.of(
                        SubjectJar.JAVA.toString(),
                        ForkArguments.WAIVE_LOCK,
                        "-cp",
                        SubjectJar.create(directory) + File.pathSeparator + turnstile,
                        Wire.JMH_MAIN,
                        "Turning.kilobyte$",
                        "-f",
                        "1",
                        "-wi",
                        "0",
                        "-i",
                        "1",
                        "-r",
                        "1ms",
                        "-prof",
                        "dev.backsight.turnstile.Turnstile",
                        "-rf",
                        "json",
                        "-rff",
                        results.toString()))
                .redirectErrorStream(true);
        jmh.environment().remove(Wire.ENVIRONMENT);
        if (coordinator != null) {
            jmh.environment().put(Wire.ENVIRONMENT, coordinator);
        }
        Process process = jmh.start();
        try {
            return new String(process.getInputStream().readAllBytes(), UTF_8);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Nobody listens there any more. */
    private static int deadPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        }
    }
}
