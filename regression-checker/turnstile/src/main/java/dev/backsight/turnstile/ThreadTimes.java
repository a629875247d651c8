package dev.backsight.turnstile;

import java.io.File;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long this process's threads ran, and were ready to run but had to wait for a CPU: the first two figures of Linux's
 * {@code /proc/self/task/<thread>/schedstat}, in nanoseconds. A thread that ends takes its figures along, so what it did
 * since the last reading is missed.
 */
final class ThreadTimes {

    private static final File TASKS = new File("/proc/self/task");

    private static final int CORE_AFTER_NAME = 39 - 3;

    private final WorkerThreads workers;

    ThreadTimes(WorkerThreads workers) {
        this.workers = workers;
    }

    /** Null where the system does not say. */
    @Nullable
    Snapshot read() {
        String[] threads = TASKS.list();
        if (threads == null) {
            return null;
        }
        Map<String, long[]> times = new HashMap<>(threads.length * 2);
        for (String thread : threads) {
            String[] figures;
            try {
                figures = SmallFile.read(new File(new File(TASKS, thread), "schedstat"))
                        .trim()
                        .split(" ", -1);
            } catch (IOException e) {
                // Ended meanwhile, or not offered; the latter shows in an empty map.
                continue;
            }
            if (figures.length >= 2) {
                times.put(thread, new long[] {parse(figures[0]), parse(figures[1])});
            }
        }
        return times.isEmpty() ? null : new Snapshot(times, workers);
    }

    private static long parse(String figure) {
        try {
            return Long.parseLong(figure);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** The 39th field of {@code /proc/self/task/<thread>/stat}; its 2nd, a name, may hold blanks and brackets. */
    private static long core(String thread) {
        try {
            String stat = SmallFile.read(new File(new File(TASKS, thread), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 1).trim().split(" ", -1);
            return fields.length > CORE_AFTER_NAME ? parse(fields[CORE_AFTER_NAME]) : Counters.UNKNOWN;
        } catch (IOException e) {
            return Counters.UNKNOWN;
        }
    }

    static final class Snapshot {

        private final Map<String, long[]> times;
        private final WorkerThreads workers;

        private Snapshot(Map<String, long[]> times, WorkerThreads workers) {
            this.times = times;
            this.workers = workers;
        }

        long ranUntil(Snapshot after) {
            return difference(after, 0);
        }

        long waitedUntil(Snapshot after) {
            return difference(after, 1);
        }

        /** Where the thread that ran most from here to {@code after} was last seen, or {@link Counters#UNKNOWN}. */
        long busiestCore(Snapshot after) {
            String busiest = "";
            long most = 0;
            for (Map.Entry<String, long[]> thread : after.times.entrySet()) {
                long[] earlier = times.get(thread.getKey());
                long ran = thread.getValue()[0] - (earlier == null ? 0 : earlier[0]);
                if (ran > most) {
                    most = ran;
                    busiest = thread.getKey();
                }
            }
            return most == 0 ? Counters.UNKNOWN : core(busiest);
        }

        /** How long the threads that run the benchmark ran, and waited for a CPU, or null if none is known. */
        long @Nullable [] workersUntil(Snapshot after) {
            long[] sums = new long[2];
            boolean found = false;
            for (Map.Entry<String, long[]> thread : after.times.entrySet()) {
                if (workers.contains(thread.getKey())) {
                    found = true;
                    for (int figure = 0; figure < sums.length; figure++) {
                        sums[figure] += difference(thread, figure);
                    }
                }
            }
            return found ? sums : null;
        }

        private long difference(Snapshot after, int figure) {
            long sum = 0;
            for (Map.Entry<String, long[]> thread : after.times.entrySet()) {
                sum += difference(thread, figure);
            }
            return sum;
        }

        private long difference(Map.Entry<String, long[]> later, int figure) {
            long[] earlier = times.get(later.getKey());
            return Math.max(0, later.getValue()[figure] - (earlier == null ? 0 : earlier[figure]));
        }
    }
}
