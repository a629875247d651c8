package dev.backsight.store.monitor;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs a task again and again on a daemon thread, with a delay that may change. After a pause (a stopped process, a
 * sleeping machine) it runs once, and does not make up for the runs it missed.
 */
final class PeriodicTask implements AutoCloseable {

    private final ScheduledThreadPoolExecutor scheduler;
    private final Runnable task;
    private @Nullable ScheduledFuture<?> schedule;

    /** @param task must not throw: that would end its repetition */
    PeriodicTask(String name, Runnable task) {
        this.task = task;
        this.scheduler = new ScheduledThreadPoolExecutor(1, runnable -> {
            Thread daemon = new Thread(runnable, name);
            daemon.setDaemon(true);
            return daemon;
        });
        scheduler.setRemoveOnCancelPolicy(true);
    }

    /** From now on, runs {@code delay} after it was called, and each time {@code delay} after the run before has ended. */
    synchronized void every(Duration delay) {
        if (schedule != null) {
            schedule.cancel(false);
        }
        long nanos = delay.toNanos();
        schedule = scheduler.scheduleWithFixedDelay(task, nanos, nanos, TimeUnit.NANOSECONDS);
    }

    /** No further run begins; does not wait for one that is under way. */
    @Override
    public void close() {
        scheduler.shutdownNow();
    }
}
