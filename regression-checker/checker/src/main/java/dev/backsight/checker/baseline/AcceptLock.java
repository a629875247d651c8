package dev.backsight.checker.baseline;

import dev.backsight.checker.model.UnusableInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Held while baselines of a directory are written, by one process at a time. Its file is gone afterwards; one that a killed
 * process left locks nobody out, for the system gives up the lock with the process.
 */
final class AcceptLock {

    private static final String FILE = ".accept.lock";
    /** Writing a baseline takes a fraction of a second. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final long LOOK_INTERVAL_MILLIS = 20;

    /** Sparse, and gone in a moment. */
    private static final int LARGEST = 1 << 22;

    private final Path file;
    private final FileChannel channel;

    private AcceptLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** @throws UnusableInputException if somebody else holds it for too long, or the directory cannot be written to */
    static AcceptLock acquire(Path directory) {
        long start = System.nanoTime();
        try {
            Files.createDirectories(directory);
            while (System.nanoTime() - start < PATIENCE.toNanos()) {
                Optional<AcceptLock> lock = tryAcquire(directory.resolve(FILE));
                if (lock.isPresent()) {
                    return lock.get();
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_INTERVAL_MILLIS);
            }
        } catch (IOException e) {
            throw new UnusableInputException(directory + ": no baseline can be accepted into it: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnusableInputException(directory + ": interrupted while another process accepts a baseline", e);
        }
        throw new UnusableInputException(directory + ": another process has been accepting a baseline for "
                + PATIENCE.toSeconds() + " s; wait for it, then accept again");
    }

    private static Optional<AcceptLock> tryAcquire(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean held = false;
        try {
            // Beyond what is written, which Windows would not let anybody read otherwise.
            held = channel.tryLock(Long.MAX_VALUE - 1, 1, false) != null && isStillThere(file, channel);
        } catch (OverlappingFileLockException sameProcess) {
            // Held by another thread of this process: the same answer.
        } finally {
            if (!held) {
                channel.close();
            }
        }
        return held ? Optional.of(new AcceptLock(file, channel)) : Optional.empty();
    }

    /**
     * Whoever held it before may have deleted the file since this process opened it, and another made it anew. So the file
     * that is locked is given a size of its own, by which the one that is there is recognised. It is not opened to look:
     * POSIX gives up a process's lock on a file with the first of its descriptors that is closed.
     */
    private static boolean isStillThere(Path file, FileChannel channel) throws IOException {
        int size = 1 + ThreadLocalRandom.current().nextInt(LARGEST);
        channel.truncate(0);
        channel.write(ByteBuffer.allocate(1), size - 1L);
        try {
            return Files.size(file) == size;
        } catch (NoSuchFileException deleted) {
            return false;
        }
    }

    void close() {
        try (channel) {
            // While it is held, so that nobody else's is deleted. Where the system refuses, an empty file stays.
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            return;
        }
    }
}
