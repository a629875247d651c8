package dev.backsight.checker.machine;

import dev.backsight.checker.measure.ProcessTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs a command that answers at once, and reads its answer. */
final class ShortCommand {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int MOST_BYTES = 4 << 20;

    private ShortCommand() {}

    /** Standard output and error together. */
    record Answer(int exitCode, String text) {}

    /** Null where it cannot be started or does not answer. */
    static @Nullable Answer run(List<String> command) {
        Path output = null;
        try {
            output = Files.createTempFile("backsight-probe", ".txt");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            try {
                process.getOutputStream().close();
                if (!process.waitFor(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                    return null;
                }
            } finally {
                ProcessTree.destroy(process.toHandle());
            }
            try (InputStream in = Files.newInputStream(output)) {
                return new Answer(process.exitValue(), new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } finally {
            delete(output);
        }
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }
}
