package dev.backsight.checker.measure;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Lets the main thread finish when the JVM is asked to end (Ctrl-C, SIGTERM, a closed console): cancels the measurement,
 * then holds the JVM until the main thread has written what was measured.
 *
 * <pre>{@code
 * try (ShutdownGuard guard = ShutdownGuard.install(cancellation)) {
 *     int status = measureAndWrite(cancellation);
 *     guard.exitWith(status);
 * }
 * }</pre>
 *
 * <p>{@code System.exit} inside the guarded block would wait for itself; leave the block first.
 */
public final class ShutdownGuard implements AutoCloseable {

    /** How long the main thread may take to write. */
    public static final Duration GRACE = Duration.ofSeconds(10);

    private final Cancellation cancellation;
    private final CompletableFuture<OptionalInt> finished = new CompletableFuture<>();
    private final Thread hook = new Thread(this::shutDown, "backsight-shutdown");

    private ShutdownGuard(Cancellation cancellation) {
        this.cancellation = cancellation;
    }

    /** @throws IllegalStateException when the JVM is shutting down already */
    public static ShutdownGuard install(Cancellation cancellation) {
        ShutdownGuard guard = new ShutdownGuard(cancellation);
        Runtime.getRuntime().addShutdownHook(guard.hook);
        return guard;
    }

    /**
     * The guarded work is done. If the JVM is being shut down, it now ends with this status instead of the signal's
     * (128 + 15, say); without a shutdown this does nothing.
     */
    public void exitWith(int status) {
        finished.complete(OptionalInt.of(status));
    }

    /** The guarded work is done; from now on a signal ends the JVM as usual. */
    @Override
    public void close() {
        finished.complete(OptionalInt.empty());
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The shutdown has begun: the hook runs, and ends by itself now that the work is finished.
        }
    }

    private void shutDown() {
        cancellation.cancel("interrupted");
        OptionalInt status;
        try {
            status = finished.get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException | InterruptedException e) {
            // Out of time. The main thread goes down with the JVM; files are written whole or not at all.
            return;
        }
        if (status.isPresent()) {
            Runtime.getRuntime().halt(status.getAsInt());
        }
    }
}
