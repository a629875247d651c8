package dev.backsight.benchmarks.fork;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A folder for the files of one fork, below the directory that the system property {@value #PROPERTY} names; without it,
 * {@code target/backsight/data} in the working directory. Two forks may run at a time, so that only folders of processes
 * that have ended are removed as stale.
 */
public final class ForkDirectory implements Closeable {

    /** The system property that names the disk to measure, by a directory on it. */
    public static final String PROPERTY = "backsight.dir";

    private static final Pattern NAME = Pattern.compile("fork-(\\d{1,18})-\\d+");

    private final Path path;

    private ForkDirectory(Path path) {
        this.path = path;
    }

    /** Removes what ended forks left behind, and makes a new folder. */
    public static ForkDirectory create() throws IOException {
        return create(Path.of(System.getProperty(PROPERTY, "target/backsight/data")));
    }

    static ForkDirectory create(Path parent) throws IOException {
        Files.createDirectories(parent);
        removeStale(parent);
        return new ForkDirectory(Files.createTempDirectory(
                parent, "fork-" + ProcessHandle.current().pid() + "-"));
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        remove(path);
    }

    private static void removeStale(Path parent) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, Files::isDirectory)) {
            for (Path folder : folders) {
                Matcher matcher = NAME.matcher(String.valueOf(folder.getFileName()));
                if (matcher.matches() && hasEnded(Long.parseLong(matcher.group(1)))) {
                    remove(folder);
                }
            }
        }
    }

    private static boolean hasEnded(long pid) {
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        return process.isEmpty() || !process.get().isAlive();
    }

    private static void remove(Path folder) throws IOException {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                        throws IOException {
                    if (failure != null) {
                        throw failure;
                    }
                    Files.deleteIfExists(directory);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (NoSuchFileException e) {
            // Another fork is removing the same stale folder: what is gone is gone.
            if (Files.exists(folder)) {
                throw e;
            }
        }
    }
}
