package dev.backsight.store;

import java.util.BitSet;
import java.util.Collection;
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

    /** Takes the locks of all keys, always in the same order, so that two threads cannot wait for each other. */
    Held lockAll(Collection<?> keys) {
        BitSet stripes = new BitSet(STRIPES);
        keys.forEach(key -> stripes.set(stripe(key)));
        stripes.stream().forEach(stripe -> locks[stripe].lock());
        return () -> stripes.stream().forEach(stripe -> locks[stripe].unlock());
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
