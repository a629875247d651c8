package dev.backsight.turnstile;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** What HotSpot and its kin tell about this process, beyond what every JVM must. */
final class ProcessBeans {

    private final OperatingSystemMXBean process;
    private final ThreadMXBean threads;
    private final @Nullable Method total;

    private ProcessBeans(OperatingSystemMXBean process, ThreadMXBean threads) {
        this.process = process;
        this.threads = threads;
        this.total = total();
    }

    /** Null on a JVM without them. */
    static @Nullable ProcessBeans find() {
        try {
            Object process = ManagementFactory.getOperatingSystemMXBean();
            Object threads = ManagementFactory.getThreadMXBean();
            return process instanceof OperatingSystemMXBean && threads instanceof ThreadMXBean
                    ? new ProcessBeans((OperatingSystemMXBean) process, (ThreadMXBean) threads)
                    : null;
        } catch (LinkageError e) {
            return null;
        }
    }

    /** In nanoseconds. */
    long cpu() {
        return process.getProcessCpuTime();
    }

    /** Null where not counted. */
    @Nullable
    AllocatedBytes allocated() {
        if (!threads.isThreadAllocatedMemorySupported() || !threads.isThreadAllocatedMemoryEnabled()) {
            return null;
        }
        long own = Thread.currentThread().getId();
        if (total != null) {
            try {
                return AllocatedBytes.ofAll((Long) total.invoke(threads) - threads.getThreadAllocatedBytes(own));
            } catch (IllegalAccessException | InvocationTargetException e) {
                // Counted thread by thread instead.
            }
        }
        long[] ids = threads.getAllThreadIds();
        return AllocatedBytes.of(ids, threads.getThreadAllocatedBytes(ids), own);
    }

    /** Since Java 21, and the only one that knows what ended threads allocated. */
    private static @Nullable Method total() {
        try {
            return ThreadMXBean.class.getMethod("getTotalThreadAllocatedBytes");
        } catch (NoSuchMethodException e) {
            return null;
        }
    }
}
