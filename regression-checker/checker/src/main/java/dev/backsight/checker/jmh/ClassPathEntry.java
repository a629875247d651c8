package dev.backsight.checker.jmh;

import dev.backsight.checker.model.UnusableInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A jar or a directory of a class path, of which single files are read. */
final class ClassPathEntry implements AutoCloseable {

    private final Path path;
    /** Null for a directory. */
    private final @Nullable ZipFile zip;

    private ClassPathEntry(Path path, @Nullable ZipFile zip) {
        this.path = path;
        this.zip = zip;
    }

    /** @throws UnusableInputException when it is not there, or a file that is no jar */
    static ClassPathEntry open(Path path) {
        if (Files.isDirectory(path)) {
            return new ClassPathEntry(path, null);
        }
        try {
            return new ClassPathEntry(path, new ZipFile(path.toFile()));
        } catch (NoSuchFileException e) {
            throw new UnusableInputException(path + ": no such jar or directory of classes; build it first", e);
        } catch (ZipException e) {
            throw new UnusableInputException(
                    path + ": is not a jar or is damaged: " + e.getMessage() + "; build it again", e);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /** @param name with slashes, as in a jar */
    boolean has(String name) {
        if (zip == null) {
            return Files.isRegularFile(file(name));
        }
        ZipEntry entry = zip.getEntry(name);
        return entry != null && !entry.isDirectory();
    }

    /**
     * @param name with slashes, as in a jar
     * @param most bytes that such a file may have
     * @return empty where there is no such file
     * @throws UnusableInputException when it is larger, or cannot be read
     */
    Optional<byte[]> read(String name, int most) {
        if (!has(name)) {
            return Optional.empty();
        }
        byte[] bytes;
        try (InputStream in = stream(name)) {
            bytes = in.readNBytes(most + 1);
        } catch (IOException e) {
            throw unreadable(path.resolve(name), e);
        }
        if (bytes.length > most) {
            throw new UnusableInputException(path + ": " + name + " has more than " + (most >> 20)
                    + " MiB, as no such file does; build it again");
        }
        return Optional.of(bytes);
    }

    private InputStream stream(String name) throws IOException {
        return zip == null ? Files.newInputStream(file(name)) : zip.getInputStream(zip.getEntry(name));
    }

    private Path file(String name) {
        Path file = path.resolve(name).normalize();
        if (!file.startsWith(path.normalize())) {
            throw new IllegalArgumentException(name + " leads out of " + path);
        }
        return file;
    }

    private static UnusableInputException unreadable(Path path, IOException e) {
        return new UnusableInputException(path + ": cannot be read: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        if (zip != null) {
            try {
                zip.close();
            } catch (IOException e) {
                throw unreadable(path, e);
            }
        }
    }
}
