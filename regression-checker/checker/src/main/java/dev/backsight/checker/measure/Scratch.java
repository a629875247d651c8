package dev.backsight.checker.measure;

import dev.backsight.checker.model.UnusableInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Where logs and JMH's result files go: a fresh directory for each run, so that a straggler of a killed run cannot write
 * into the next one. Held by a file lock, because two measurements at a time would falsify each other. What a run
 * leaves stays for reading until the next one starts.
 */
public final class Scratch implements AutoCloseable {

    private static final String PREFIX = "forks-";
    private static final String LOCK = "measuring.lock";
    /** Less than this and results or logs were or will be cut short. */
    private static final long MIN_USABLE_BYTES = 1 << 20;

    private final Path directory;
    private final FileChannel lock;
    private final LongSupplier usableBytes;

    private Scratch(Path directory, FileChannel lock, LongSupplier usableBytes) {
        this.directory = directory;
        this.lock = lock;
        this.usableBytes = usableBytes;
    }

    /** @throws UnusableInputException when it cannot be written, or another run is measuring with it */
    public static Scratch open(Path parent) {
        return open(parent, () -> usableBytes(parent));
    }

    static Scratch open(Path parent, LongSupplier usableBytes) {
        try {
            Files.createDirectories(parent);
            FileChannel lock = lock(parent);
            try {
                clear(parent);
                return new Scratch(Files.createTempDirectory(parent, PREFIX), lock, usableBytes);
            } catch (IOException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UnusableInputException(
                    parent + ": cannot hold the files of a measurement: " + e + "; choose another directory", e);
        }
    }

    /** Of this run. */
    public Path directory() {
        return directory;
    }

    Path resultFile(int benchmark, int fork) {
        return directory.resolve(name(benchmark, fork) + ".json");
    }

    Path logFile(int benchmark, int fork) {
        return directory.resolve(name(benchmark, fork) + ".log");
    }

    /** Why nothing more can be written, in a clause; null while there is room. */
    public @Nullable String shortage() {
        return usableBytes.getAsLong() >= MIN_USABLE_BYTES
                ? null
                : "no space left on the device of " + directory + "; free some and measure again";
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(int benchmark, int fork) {
        return "benchmark-" + benchmark + "-fork-" + fork;
    }

    private static FileChannel lock(Path parent) throws IOException {
        FileChannel channel =
                FileChannel.open(parent.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // Held by this very JVM: the same answer.
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw new UnusableInputException(parent + ": another measurement is running with this directory; wait for it,"
                + " since two at a time would falsify each other");
    }

    private static void clear(Path parent) throws IOException {
        List<Path> old;
        try (DirectoryStream<Path> children = Files.newDirectoryStream(parent, PREFIX + "*")) {
            old = StreamSupport.stream(children.spliterator(), false).toList();
        }
        for (Path run : old) {
            Files.walkFileTree(run, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
                        throws IOException {
                    if (failure != null) {
                        throw failure;
                    }
                    Files.delete(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        }
    }

    private static long usableBytes(Path directory) {
        try {
            return Files.getFileStore(directory).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
