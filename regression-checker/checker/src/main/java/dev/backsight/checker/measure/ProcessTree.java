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
final class ProcessTree {

    private static final Duration GRACE = Duration.ofSeconds(1);

    private ProcessTree() {}

    /**
     * Asks the process and its descendants to end, and kills what is left after a second. Returns when all are gone or
     * were killed.
     */
    static void destroy(ProcessHandle root) {
        // Handles first: once a parent is gone, nothing leads to its children any more.
        Set<ProcessHandle> tree = new LinkedHashSet<>();
        collect(root, tree);
        tree.forEach(ProcessHandle::destroy);
        awaitEnd(tree);
        // What was started between the look and the signal is a child of something that is still alive, if at all.
        List.copyOf(tree).forEach(handle -> collect(handle, tree));
        tree.forEach(ProcessHandle::destroyForcibly);
        awaitEnd(tree);
    }

    private static void collect(ProcessHandle root, Set<ProcessHandle> into) {
        into.add(root);
        root.descendants().forEach(into::add);
    }

    private static void awaitEnd(Set<ProcessHandle> handles) {
        CompletableFuture<Void> all = CompletableFuture.allOf(
                handles.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new));
        boolean interrupted = Thread.interrupted();
        try {
            all.get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // Those still alive are killed next, or cannot be: the kernel holds them.
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
