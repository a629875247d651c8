package dev.backsight.checker.git;

import dev.backsight.checker.model.UnusableInputException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Held while jars of a directory are built or chosen. A killed process holds none. */
final class StoreLock {

    private static final String FILE = "build.lock";

    private final FileChannel channel;

    private StoreLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws UnusableInputException when somebody holds it */
    static StoreLock acquire(Path store) throws IOException {
        FileChannel channel =
                FileChannel.open(store.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return new StoreLock(channel);
            }
        } catch (OverlappingFileLockException e) {
            // Held by this very JVM: the same answer.
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw new UnusableInputException(
                store + ": another check is building a base in this directory; wait for it, or use another --out");
    }

    void close() throws IOException {
        channel.close();
    }
}
