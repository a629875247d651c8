package dev.backsight.checker.format;

import dev.backsight.checker.model.UnusableInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a whole file into memory, up to a limit, because what the user names may be anything, {@code /dev/zero} too. */
final class BoundedFile {

    private BoundedFile() {}

    static byte[] read(Path file, int limit) {
        if (Files.isDirectory(file)) {
            throw new UnusableInputException(file + ": is a directory; name a file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(limit + 1);
            if (content.length > limit) {
                throw new UnusableInputException(
                        file + ": is larger than " + limit + " bytes, the most that is read of such a file");
            }
            return content;
        } catch (NoSuchFileException e) {
            throw new UnusableInputException(file + ": does not exist; check the path", e);
        } catch (IOException e) {
            throw new UnusableInputException(file + ": cannot be read: " + FileProblem.of(e), e);
        }
    }
}
