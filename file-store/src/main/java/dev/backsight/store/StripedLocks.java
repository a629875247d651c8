package dev.backsight.store;

import java.util.concurrent.locks.ReentrantLock;

/** One lock for every few keys. Equal keys share a lock; different ones may, too. */
final class StripedLocks {

    private static final int STRIPES = 256;

    private final ReentrantLock[] locks = new ReentrantLock[STRIPES];

    StripedLocks() {
        for (int i = 0; i < STRIPES; i++) {
            locks[i] = new ReentrantLock();
        }
    }

    Held lock(Object key) {
        ReentrantLock lock = locks[stripe(key)];
        lock.lock();
        return lock::unlock;
    }

    /** Takes both, always in the same order, so that two threads cannot wait for each other. */
    Held lock(Object one, Object other) {
        ReentrantLock first = locks[Math.min(stripe(one), stripe(other))];
        ReentrantLock second = locks[Math.max(stripe(one), stripe(other))];
        first.lock();
        second.lock();
        return () -> {
            second.unlock();
            first.unlock();
        };
    }

    private static int stripe(Object key) {
        return ((key.hashCode() * 0x9E3779B9) >>> 24) % STRIPES;
    }

    /** Locks that this thread holds. */
    @FunctionalInterface
    interface Held {

        void release();
    }
}
