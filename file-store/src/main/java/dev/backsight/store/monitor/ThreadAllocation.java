package dev.backsight.store.monitor;

import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/**
 * How much the current thread has allocated, which HotSpot counts anyway. Asking costs a call into the JVM, tens of
 * nanoseconds: that is why only some operations are asked about.
 */
final class ThreadAllocation {

    /** What {@link #ofCurrentThread} returns where the JVM does not tell, as of a virtual thread. */
    static final long UNKNOWN = -1;

    private static final com.sun.management.@Nullable ThreadMXBean THREADS = find();

    private ThreadAllocation() {}

    private static com.sun.management.@Nullable ThreadMXBean find() {
        return ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean threads
                        && threads.isThreadAllocatedMemorySupported()
                        && threads.isThreadAllocatedMemoryEnabled()
                ? threads
                : null;
    }

    /** Bytes since the thread began, or {@link #UNKNOWN}. */
    static long ofCurrentThread() {
        return THREADS == null ? UNKNOWN : THREADS.getCurrentThreadAllocatedBytes();
    }
}
