package dev.backsight.turnstile;

import java.io.File;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Which of this process's threads run the benchmark: JMH calls them {@code <benchmark>-jmh-worker-<number>}, of which
 * Linux keeps 15 characters. HotSpot hands it the first 15, and since JDK 21 or so the first 7, two dots and the last 6;
 * JDK 8 none at all, so that no worker is known there.
 */
final class WorkerThreads {

    private static final File TASKS = new File("/proc/self/task");

    private static final int KEPT = 15;
    private static final int KEPT_IN_FRONT = 7;

    /** What is left of {@code -jmh-worker-} among the last six characters, with a number of up to three digits. */
    private static final String KEPT_BEHIND = "er-";

    private final String front;
    private final String shortened;
    private final Map<String, Boolean> known = new HashMap<>();

    WorkerThreads(String benchmark) {
        String name = benchmark + "-jmh-worker-";
        front = name.substring(0, Math.min(KEPT, name.length()));
        shortened = name.substring(0, Math.min(KEPT_IN_FRONT, name.length())) + "..";
    }

    /** @param thread as the system numbers them; asked for once it has run for a while, so that it has its name */
    boolean contains(String thread) {
        Boolean worker = known.get(thread);
        if (worker == null) {
            worker = isWorker(nameOf(thread));
            known.put(thread, worker);
        }
        return worker;
    }

    boolean isWorker(String name) {
        boolean isShortened = name.startsWith(shortened) && name.indexOf(KEPT_BEHIND, shortened.length()) > 0;
        return isShortened || name.equals(front);
    }

    private static String nameOf(String thread) {
        try {
            return SmallFile.read(new File(new File(TASKS, thread), "comm")).trim();
        } catch (IOException e) {
            // Ended meanwhile.
            return "";
        }
    }
}
