package dev.backsight.benchmarks.storage;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The operating system's cache of file contents. Java has no call for {@code posix_fadvise}, so that {@code dd} of the GNU
 * coreutils makes it: {@code iflag=nocache} with {@code count=0} reads nothing and gives up what is cached of a file.
 */
final class PageCache {

    private PageCache() {}

    /**
     * Has the next read of every file below a directory come from the device. Files that somebody has mapped into memory
     * stay cached.
     *
     * @throws IOException if there is no {@code dd} that can do it (not Linux), or it fails, with what it said
     */
    static void drop(Path directory) throws IOException {
        List<Path> files;
        try (Stream<Path> below = Files.walk(directory)) {
            files = below.filter(Files::isRegularFile).toList();
        }
        // What is not yet on the device cannot be given up.
        run("sync", "-f", directory.toString());
        for (Path file : files) {
            run("dd", "if=" + file, "iflag=nocache", "count=0", "status=none");
        }
    }

    private static void run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            int code = process.waitFor();
            if (code != 0) {
                throw new IOException(String.join(" ", command) + " ended with " + code + ": " + said);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the page cache was dropped");
        }
    }
}
