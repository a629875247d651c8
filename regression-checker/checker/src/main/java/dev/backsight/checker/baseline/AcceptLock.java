package dev.backsight.checker.baseline;

import dev.backsight.checker.model.UnusableInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

    /** Locks of this process: to open a file that it has locked, and to close it again, would give the lock up. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private AcceptLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** @throws UnusableInputException if somebody else holds it for too long, or the directory cannot be written to */
    static AcceptLock acquire(Path directory) {
        return acquire(directory, PATIENCE);
    }

    /** @param patience how long somebody else may hold it; it is tried at least once */
    static AcceptLock acquire(Path directory, Duration patience) {
        long start = System.nanoTime();
        try {
            Files.createDirectories(directory);
            Path file = directory.toRealPath().resolve(FILE);
            do {
                Optional<AcceptLock> lock = tryAcquire(file);
                if (lock.isPresent()) {
                    return lock.get();
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_INTERVAL_MILLIS);
            } while (System.nanoTime() - start < patience.toNanos());
        } catch (IOException e) {
            throw new UnusableInputException(directory + ": no baseline can be accepted into it: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnusableInputException(directory + ": interrupted while another process accepts a baseline", e);
        }
        throw new UnusableInputException(directory + ": another process has been accepting a baseline for "
                + patience.toSeconds() + " s; wait for it, then accept again");
    }

    private static Optional<AcceptLock> tryAcquire(Path file) throws IOException {
        if (!HELD.add(file)) {
            return Optional.empty();
        }
        Optional<AcceptLock> lock = Optional.empty();
        try {
            lock = tryLock(file);
        } finally {
            if (lock.isEmpty()) {
                HELD.remove(file);
            }
        }
        return lock;
    }

    private static Optional<AcceptLock> tryLock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean held = false;
        try {
            // Beyond what is written, which Windows would not let anybody read otherwise.
            held = channel.tryLock(Long.MAX_VALUE - 1, 1, false) != null && isStillThere(file, channel);
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
        } finally {
            HELD.remove(file);
        }
    }
}
