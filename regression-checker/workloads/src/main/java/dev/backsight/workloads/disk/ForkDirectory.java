package dev.backsight.workloads.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder for the files of one fork, below the directory that the system property {@value #PROPERTY} names; without it,
 * {@code target/backsight/data} in the working directory. Two forks may run at a time, so that only folders of processes
 * that have ended are removed as stale.
 */
final class ForkDirectory implements Closeable {

    static final String PROPERTY = "backsight.dir";

    private static final Pattern NAME = Pattern.compile("fork-([0-9]{1,18})-[0-9]+");

    private final Path path;

    private ForkDirectory(Path path) {
        this.path = path;
    }

    /** Removes what ended forks left behind, and makes a new folder. */
    static ForkDirectory create() throws IOException {
        Path parent = Path.of(System.getProperty(PROPERTY, "target/backsight/data"));
        Files.createDirectories(parent);
        removeStale(parent);
        return new ForkDirectory(Files.createTempDirectory(
                parent, "fork-" + ProcessHandle.current().pid() + "-"));
    }

    Path path() {
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
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty();
    }

    /** What another fork removes at the same time is gone either way. */
    private static void remove(Path folder) throws IOException {
        List<Path> found;
        try (Stream<Path> files = Files.walk(folder)) {
            found = files.sorted(Comparator.reverseOrder()).toList();
        } catch (NoSuchFileException e) {
            return;
        }
        for (Path file : found) {
            Files.deleteIfExists(file);
        }
    }
}
