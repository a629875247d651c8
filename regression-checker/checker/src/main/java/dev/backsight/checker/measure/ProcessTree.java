package dev.backsight.checker.measure;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends a process with everything it started. */
public final class ProcessTree {

    private static final Duration GRACE = Duration.ofSeconds(1);
    private static final Duration LOOK_INTERVAL = Duration.ofMillis(5);

    private ProcessTree() {}

    /**
     * Asks the process to end, then its descendants, and kills what is left of them after a second each. Returns when
     * all are gone or were killed.
     *
     * <p>The order matters. JMH starts short-lived JVMs before the one that counts, so ending a child first makes it
     * start the next; and once a parent is gone, nothing leads to its children any more, so they are looked for until
     * it is. A fork whose benchmark hangs would otherwise run for good.
     */
    public static void destroy(ProcessHandle root) {
        boolean interrupted = Thread.interrupted();
        try {
            Set<ProcessHandle> descendants = new LinkedHashSet<>();
            root.destroy();
            if (!awaitEnd(root, descendants)) {
                root.destroyForcibly();
                awaitEnd(root, descendants);
            }
            descendants.forEach(ProcessHandle::destroy);
            awaitEnd(descendants);
            List.copyOf(descendants).forEach(handle -> handle.descendants().forEach(descendants::add));
            descendants.forEach(ProcessHandle::destroyForcibly);
            awaitEnd(descendants);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Waits for the end of the root, and collects all that it has in the meantime. */
    private static boolean awaitEnd(ProcessHandle root, Set<ProcessHandle> descendants) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < GRACE.toNanos()) {
            root.descendants().forEach(descendants::add);
            if (await(root.onExit(), LOOK_INTERVAL)) {
                return true;
            }
        }
        return false;
    }

    private static void awaitEnd(Set<ProcessHandle> handles) {
        await(
                CompletableFuture.allOf(
                        handles.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new)),
                GRACE);
    }

    /** False where it takes longer; what is still alive then is killed next, or cannot be: the kernel holds it. */
    private static boolean await(CompletableFuture<?> end, Duration patience) {
        try {
            end.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            // Leaving now would leave processes behind. Whoever interrupts wants just this, and the wait is short.
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
