package dev.backsight.store.content;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps a folder to one user, in this process and in others, by a lock on its file {@code LOCK}. The operating system
 * releases it when the process dies, however it dies.
 *
 * <p>Closing any descriptor of a file gives up all locks that the process has on it (POSIX.1-2017, fcntl): somebody who
 * is refused must not have opened the file. Hence the set of what this process holds.
 */
public final class FolderLock implements Closeable {

    /** Real paths of folders; guards itself, and all taking and releasing. */
    private static final Set<Path> HELD = new HashSet<>();

    private final Path realFolder;
    private final FileChannel channel;

    private FolderLock(Path realFolder, FileChannel channel) {
        this.realFolder = realFolder;
        this.channel = channel;
    }

    /** Takes the lock of a folder, which must exist; empty if somebody has it. */
    public static Optional<FolderLock> tryTake(Path folder) throws IOException {
        Path real = folder.toRealPath();
        synchronized (HELD) {
            if (HELD.contains(real)) {
                return Optional.empty();
            }
            FileChannel channel =
                    FileChannel.open(real.resolve("LOCK"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FolderLock lock = new FolderLock(real, channel);
            boolean taken = false;
            try {
                taken = channel.tryLock() != null && HELD.add(real);
            } catch (OverlappingFileLockException e) {
                // Held by this process, but by a class of another loader, whose set is not this one.
            } finally {
                if (!taken) {
                    channel.close();
                }
            }
            return taken ? Optional.of(lock) : Optional.empty();
        }
    }

    /** A second time has no effect. */
    @Override
    public void close() throws IOException {
        synchronized (HELD) {
            if (channel.isOpen()) {
                try {
                    channel.close();
                } finally {
                    HELD.remove(realFolder);
                }
            }
        }
    }
}
