package dev.backsight.store.replication;

import dev.backsight.store.identity.FileName;
import java.io.IOException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Keeps a file from changing between the look at what is known of it and the read of its content. Equal names share a
 * lock; different ones may, too.
 */
final class NameGuard {

    private static final int STRIPES = 64;

    private final ReentrantReadWriteLock[] locks = new ReentrantReadWriteLock[STRIPES];

    NameGuard() {
        for (int i = 0; i < STRIPES; i++) {
            locks[i] = new ReentrantReadWriteLock();
        }
    }

    <T> T changing(FileName name, Action<T> action) throws IOException {
        return holding(lock(name).writeLock(), action);
    }

    <T> T reading(FileName name, Action<T> action) throws IOException {
        return holding(lock(name).readLock(), action);
    }

    private ReentrantReadWriteLock lock(FileName name) {
        return locks[((name.hashCode() * 0x9E3779B9) >>> 16) % STRIPES];
    }

    private static <T> T holding(Lock lock, Action<T> action) throws IOException {
        lock.lock();
        try {
            return action.run();
        } finally {
            lock.unlock();
        }
    }

    /** What is done under the lock. */
    @FunctionalInterface
    interface Action<T> {

        T run() throws IOException;
    }
}
