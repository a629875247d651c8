package dev.backsight.turnstile;

import java.util.HashMap;
import java.util.Map;

/**
 * Bytes allocated so far, by thread or by all together, without those of the thread that counts: it runs JMH, not the
 * benchmark. By thread, what a thread did that began and ended between two counts is missed.
 */
final class AllocatedBytes {

    private static final long ALL = -1;

    private final Map<Long, Long> byThread;

    private AllocatedBytes(Map<Long, Long> byThread) {
        this.byThread = byThread;
    }

    static AllocatedBytes ofAll(long bytes) {
        Map<Long, Long> all = new HashMap<>();
        all.put(ALL, bytes);
        return new AllocatedBytes(all);
    }

    /** @param bytes by thread, negative of those that have ended */
    static AllocatedBytes of(long[] threads, long[] bytes, long left) {
        Map<Long, Long> byThread = new HashMap<>(threads.length * 2);
        for (int i = 0; i < threads.length; i++) {
            if (threads[i] != left && bytes[i] >= 0) {
                byThread.put(threads[i], bytes[i]);
            }
        }
        return new AllocatedBytes(byThread);
    }

    long until(AllocatedBytes after) {
        long sum = 0;
        for (Map.Entry<Long, Long> thread : after.byThread.entrySet()) {
            sum += Math.max(0, thread.getValue() - byThread.getOrDefault(thread.getKey(), 0L));
        }
        return sum;
    }
}
