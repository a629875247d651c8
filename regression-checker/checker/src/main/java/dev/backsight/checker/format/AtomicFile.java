package dev.backsight.checker.format;

import dev.backsight.checker.model.UnusableInputException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Writes files whole or not at all. The content goes to a temporary file in the target's own directory, reaches the
 * disk, and only then takes the final name; a reader sees the old content or the new one, also after a crash. A
 * symbolic link under the final name is replaced, not followed.
 *
 * <p>Missing parent directories are created. Where anything fails, the temporary file is removed, the final name keeps
 * what it had, and an {@link UnusableInputException} names the file and the reason. A thread that was interrupted still
 * writes: what was measured before Ctrl-C must not be lost.
 */
public final class AtomicFile {

    /** What goes into the file; need not close it. */
    @FunctionalInterface
    public interface Bytes {
        void writeTo(OutputStream out) throws IOException;
    }

    /** What goes into the file, as UTF-8; line ends are written as given. */
    @FunctionalInterface
    public interface Text {
        void writeTo(Writer out) throws IOException;
    }

    private AtomicFile() {}

    /** @throws UnusableInputException if the file cannot be written; it is unchanged then */
    public static void write(Path target, Bytes content) {
        write(target, content, Disk.REAL);
    }

    /** @throws UnusableInputException if the file cannot be written; it is unchanged then */
    public static void writeText(Path target, Text content) {
        write(target, out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            content.writeTo(writer);
            writer.flush();
        });
    }

    static void write(Path target, Bytes content, Disk disk) {
        Path absolute = target.toAbsolutePath();
        Path directory = absolute.getParent();
        Path name = absolute.getFileName();
        if (directory == null || name == null || Files.isDirectory(absolute)) {
            throw new UnusableInputException("cannot write " + target + ": it is a directory; name a file");
        }
        try {
            Files.createDirectories(directory);
            replace(absolute, directory.resolve("." + name + "." + UUID.randomUUID() + ".tmp"), content, disk);
            disk.syncDirectory(directory);
        } catch (IOException e) {
            throw refused(target, e);
        }
    }

    private static void replace(Path target, Path temporary, Bytes content, Disk disk) throws IOException {
        try {
            try (OutputStream out = disk.create(temporary)) {
                content.writeTo(out);
            }
            disk.move(temporary, target);
        } catch (Throwable failure) {
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException leftover) {
                failure.addSuppressed(leftover);
            }
            throw failure;
        }
    }

    private static UnusableInputException refused(Path target, IOException cause) {
        return new UnusableInputException(
                "cannot write " + target + ": " + FileProblem.of(cause)
                        + "; what was there before is unchanged. Make room or name another place.",
                cause);
    }
}
