package dev.backsight.store.monitor;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/** Brings alerts to listeners: a bounded queue and a daemon thread each, so that none waits for another. */
final class AlertDispatcher implements AutoCloseable {

    /** Alerts that wait for one listener; further ones are dropped, and counted. */
    static final int QUEUE = 256;

    private static final System.Logger LOG = System.getLogger(AlertDispatcher.class.getName());
    private static final long IDLE_SECONDS = 10;

    private final ThreadFactory threads;
    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
    private final LongAdder dropped = new LongAdder();
    private final LongAdder failures = new LongAdder();

    AlertDispatcher() {
        this(task -> {
            Thread daemon = new Thread(task, "store-monitor-alerts");
            daemon.setDaemon(true);
            return daemon;
        });
    }

    AlertDispatcher(ThreadFactory threads) {
        this.threads = threads;
    }

    void add(AlertListener listener) {
        ThreadPoolExecutor thread =
                new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new ArrayBlockingQueue<>(QUEUE), threads);
        thread.allowCoreThreadTimeOut(true);
        subscriptions.add(new Subscription(listener, thread, new AtomicBoolean()));
    }

    void remove(AlertListener listener) {
        subscriptions.stream()
                .filter(subscription -> subscription.listener().equals(listener))
                .findFirst()
                .filter(subscriptions::remove)
                .ifPresent(subscription -> subscription.thread().shutdown());
    }

    void publish(Alert alert) {
        for (Subscription subscription : subscriptions) {
            try {
                subscription.thread().execute(() -> deliver(subscription, alert));
            } catch (RejectedExecutionException | OutOfMemoryError e) {
                // The error: the system has no thread to give, which must not keep others from hearing. Counted, not
                // logged: a log line for each would be the next flood.
                dropped.increment();
            }
        }
    }

    private void deliver(Subscription subscription, Alert alert) {
        try {
            subscription.listener().alerted(alert);
        } catch (RuntimeException | Error e) {
            failures.increment();
            // Once for each listener: one that always fails would fill the log.
            if (subscription.complained().compareAndSet(false, true)) {
                LOG.log(System.Logger.Level.WARNING, "a listener failed on the alert '" + alert.message() + "'", e);
            }
        }
    }

    long dropped() {
        return dropped.sum();
    }

    long failures() {
        return failures.sum();
    }

    /** Lets what is queued be delivered, but does not wait for it. */
    @Override
    public void close() {
        for (Subscription subscription : subscriptions) {
            subscription.thread().shutdown();
        }
        subscriptions.clear();
    }

    private record Subscription(AlertListener listener, ThreadPoolExecutor thread, AtomicBoolean complained) {}
}
