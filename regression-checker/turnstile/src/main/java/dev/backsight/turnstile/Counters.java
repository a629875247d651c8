package dev.backsight.turnstile;

import java.lang.management.CompilationMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What tells a disturbed turn from a clean one, as far as this JVM and its system offer it. */
final class Counters {

    static final long UNKNOWN = -1;

    private final ThreadTimes threads;
    private final @Nullable ProcessBeans beans = ProcessBeans.find();
    private final List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
    private final @Nullable CompilationMXBean compiler = compiler();

    /** @param benchmark that this fork measures */
    Counters(String benchmark) {
        threads = new ThreadTimes(new WorkerThreads(benchmark));
    }

    Snapshot read() {
        return new Snapshot(
                System.nanoTime(),
                threads.read(),
                beans == null ? UNKNOWN : beans.cpu(),
                MachineStat.stolen(),
                gc(),
                compiler == null ? UNKNOWN : TimeUnit.MILLISECONDS.toNanos(compiler.getTotalCompilationTime()),
                beans == null ? null : beans.allocated());
    }

    private static @Nullable CompilationMXBean compiler() {
        CompilationMXBean bean = ManagementFactory.getCompilationMXBean();
        return bean != null && bean.isCompilationTimeMonitoringSupported() ? bean : null;
    }

    private long gc() {
        long millis = 0;
        for (GarbageCollectorMXBean collector : collectors) {
            millis += Math.max(0, collector.getCollectionTime());
        }
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /** All counters at one moment. */
    static final class Snapshot {

        private final long taken;
        private final ThreadTimes.@Nullable Snapshot threads;
        private final long cpu;
        private final long stolen;
        private final long gc;
        private final long jit;
        private final @Nullable AllocatedBytes allocated;

        private Snapshot(
                long taken,
                ThreadTimes.@Nullable Snapshot threads,
                long cpu,
                long stolen,
                long gc,
                long jit,
                @Nullable AllocatedBytes allocated) {
            this.taken = taken;
            this.threads = threads;
            this.cpu = cpu;
            this.stolen = stolen;
            this.gc = gc;
            this.jit = jit;
            this.allocated = allocated;
        }

        /**
         * What happened from here to {@code after}, as {@link Wire} has it.
         *
         * @param waiting when the turn was asked for
         */
        String until(Snapshot after, Snapshot waiting) {
            return cpuUntil(after) + " " + waiting.cpuUntil(this) + " " + difference(stolen, after.stolen) + " "
                    + runDelayUntil(after) + " " + difference(gc, after.gc) + " " + difference(jit, after.jit)
                    + " " + (threads == null || after.threads == null ? UNKNOWN : threads.busiestCore(after.threads))
                    + " " + (after.taken - taken) + " " + workersUntil(after);
        }

        private String workersUntil(Snapshot after) {
            long[] figures = threads == null || after.threads == null ? null : threads.workersUntil(after.threads);
            return figures == null ? UNKNOWN + " " + UNKNOWN : figures[0] + " " + figures[1];
        }

        /** In bytes. */
        long allocatedUntil(Snapshot after) {
            return allocated == null || after.allocated == null ? UNKNOWN : allocated.until(after.allocated);
        }

        /** The JVM's own figure comes in steps of 10 ms on Linux, a fifth of a slice. */
        private long cpuUntil(Snapshot after) {
            return threads == null || after.threads == null
                    ? difference(cpu, after.cpu)
                    : threads.ranUntil(after.threads);
        }

        private long runDelayUntil(Snapshot after) {
            return threads == null || after.threads == null ? UNKNOWN : threads.waitedUntil(after.threads);
        }

        private static long difference(long before, long after) {
            return before < 0 || after < 0 ? UNKNOWN : Math.max(0, after - before);
        }
    }
}
