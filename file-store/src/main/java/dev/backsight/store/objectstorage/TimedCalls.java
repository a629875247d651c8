package dev.backsight.store.objectstorage;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Gives calls a time limit that have none and cannot be interrupted: each runs on a thread of its own, and is left alone
 * when it is late. A change that is late may still happen, and must not happen after a later change of the same object:
 * so changes of that object are refused until it has ended.
 */
final class TimedCalls {

    /** Calls under way at a time, late ones included; more are refused as if the storage did not answer. */
    static final int MAX_CALLS = 64;

    private final long timeoutMillis;
    private final ThreadPoolExecutor threads;
    private final Map<ObjectKey, CompletableFuture<?>> lateChanges = new ConcurrentHashMap<>();

    TimedCalls(Duration timeout) {
        this.timeoutMillis = timeout.toMillis();
        this.threads = new ThreadPoolExecutor(0, MAX_CALLS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            Thread thread = new Thread(task, "object-storage-call");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * @param what for messages
     * @param changed the object the call changes, or null if it only looks
     * @throws StorageUnavailableException if it takes too long
     */
    <T> T call(String what, @Nullable ObjectKey changed, Callable<T> call)
            throws StorageUnavailableException, ExecutionException {
        CompletableFuture<?> earlier = changed == null ? null : lateChanges.get(changed);
        if (earlier != null && !earlier.isDone()) {
            throw new StorageUnavailableException(
                    what + ": an earlier change of that object has still not ended; try again later", null);
        }
        CompletableFuture<T> future = start(what, call);
        try {
            return future.get(timeoutMillis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            noteLate(changed, future);
            throw new StorageUnavailableException(what + ": no answer within " + timeoutMillis + " ms", e);
        } catch (InterruptedException e) {
            noteLate(changed, future);
            Thread.currentThread().interrupt();
            throw new StorageUnavailableException(what + ": interrupted while waiting for the answer", e);
        }
    }

    private <T> CompletableFuture<T> start(String what, Callable<T> call) throws StorageUnavailableException {
        try {
            return CompletableFuture.supplyAsync(
                    () -> {
                        try {
                            return call.call();
                        } catch (Exception e) {
                            throw new CompletionException(e);
                        }
                    },
                    threads);
        } catch (RejectedExecutionException e) {
            if (threads.isShutdown()) {
                throw new IllegalStateException("the object storage is closed; open it again", e);
            }
            throw new StorageUnavailableException(
                    what + ": " + MAX_CALLS + " calls are under way or late; try again later", e);
        }
    }

    private void noteLate(@Nullable ObjectKey changed, CompletableFuture<?> late) {
        if (changed != null) {
            lateChanges.values().removeIf(CompletableFuture::isDone);
            lateChanges.put(changed, late);
        }
    }

    /** @return whether every call has ended */
    boolean close() {
        threads.shutdown();
        try {
            return threads.awaitTermination(timeoutMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
