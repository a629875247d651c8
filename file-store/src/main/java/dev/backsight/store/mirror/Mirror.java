package dev.backsight.store.mirror;

import dev.backsight.store.ChangeListener;
import dev.backsight.store.Durability;
import dev.backsight.store.FileNotStoredException;
import dev.backsight.store.FileStore;
import dev.backsight.store.content.CorruptContentException;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.monitor.Operation;
import dev.backsight.store.monitor.StoreMonitor;
import dev.backsight.store.objectstorage.ObjectStorage;
import dev.backsight.store.objectstorage.ObjectStorageException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a copy of a store in an object storage, in the background.
 *
 * <pre>{@code
 * try (ObjectStorage storage = ObjectStorage.open(config);
 *         Mirror mirror = Mirror.open(Path.of("mirror-queue"), storage, MirrorOptions.defaults(), monitor);
 *         FileStore store = FileStore.open(Path.of("data"), FileStoreOptions.defaults(), monitor, mirror)) {
 *     mirror.start(store);
 *     store.put("reports/2026-11.csv", Path.of("export.csv"));
 * }
 * }</pre>
 *
 * <p>Once a put or delete of the store has returned, it will be mirrored, whatever crashes, as far as the queue's disk
 * keeps what it has. While the queue cannot be written, the store refuses changes. A storage belongs to one mirror at a
 * time; the queue's folder belongs to one store and one storage. Every attempt is recorded as
 * {@link Operation#REPLICATE}; reading the store for it counts as get and metadata, too. Safe for use by many threads.
 */
public final class Mirror implements ChangeListener, Closeable {

    private static final System.Logger LOG = System.getLogger(Mirror.class.getName());

    private final ObjectStorage storage;
    private final MirrorOptions options;
    private final StoreMonitor monitor;
    private final RandomGenerator random;
    private final MirrorQueue queue;
    private final List<Thread> workers = new ArrayList<>();
    private @Nullable Replicator replicator;
    private volatile boolean closing;

    private Mirror(
            ObjectStorage storage,
            MirrorOptions options,
            StoreMonitor monitor,
            RandomGenerator random,
            MirrorQueue queue) {
        this.storage = storage;
        this.options = options;
        this.monitor = monitor;
        this.random = random;
        this.queue = queue;
    }

    /**
     * Opens the queue in {@code folder}, which is created if it is missing. Changes are queued from now on, and mirrored
     * once {@link #start} has been called. A new queue begins with {@link #reconcile}.
     *
     * @param storage stays the caller's to close, after the mirror
     * @param monitor stays the caller's to close
     * @throws QueueDamagedException if the queue cannot be opened, for example because it is open already
     */
    public static Mirror open(Path folder, ObjectStorage storage, MirrorOptions options, StoreMonitor monitor)
            throws IOException {
        return open(folder, storage, options, monitor, Clock.systemUTC(), RandomGenerator.getDefault());
    }

    static Mirror open(
            Path folder,
            ObjectStorage storage,
            MirrorOptions options,
            StoreMonitor monitor,
            Clock clock,
            RandomGenerator random)
            throws IOException {
        boolean synchronous = options.durability() == Durability.POWER_LOSS;
        return new Mirror(storage, options, monitor, random, MirrorQueue.open(folder, synchronous, clock));
    }

    /**
     * Begins to mirror.
     *
     * @param store must have been opened with this mirror as its listener, and be closed before it
     */
    public void start(FileStore store) {
        prepare(store);
        synchronized (workers) {
            for (int i = 0; i < options.workers(); i++) {
                Thread worker = new Thread(this::work, "mirror-" + i);
                worker.setDaemon(true);
                workers.add(worker);
                worker.start();
            }
        }
    }

    /** Begins without workers: {@link #runNext} does what they would. */
    void prepare(FileStore store) {
        synchronized (workers) {
            if (replicator != null || closing) {
                throw new IllegalStateException("a mirror is started once, before it is closed");
            }
            replicator = new Replicator(store, storage, queue, options);
        }
    }

    @Override
    public void changing(FileName name) throws IOException {
        Optional<Priority> priority = options.policy().priorityOf(name);
        if (priority.isPresent()) {
            queue.changing(name, QueuedTask.rank(priority.get()));
        }
    }

    @Override
    public void changed(FileName name) {
        queue.changed(name);
    }

    /**
     * Queues a comparison of store and storage, and with it whatever differs: for a store that was changed without this
     * mirror, or a storage that others have touched. Reads all that is known of files in the storage, and takes some 200
     * bytes of heap for each.
     */
    public void reconcile() throws IOException {
        queue.enqueue(MirrorTask.RECONCILE, QueuedTask.RANK_RECONCILE);
    }

    public MirrorStatistics statistics() throws IOException {
        return queue.statistics();
    }

    /**
     * Tasks that were given up, oldest first.
     *
     * @param limit at most that many
     */
    public List<DeadLetter> deadLetters(int limit) throws IOException {
        return queue.deadLetters(limit);
    }

    /**
     * Queues what was given up once more, with all its attempts.
     *
     * @return whether it was still a dead letter
     */
    public boolean requeue(DeadLetter letter) throws IOException {
        return queue.requeue(letter.position());
    }

    /**
     * Waits until everything is mirrored that is no dead letter.
     *
     * @return whether it is; otherwise the time was up, or the mirror was closed
     */
    public boolean awaitIdle(Duration limit) throws InterruptedException {
        return queue.awaitIdle(limit);
    }

    private void work() {
        try {
            Optional<QueuedTask> task = queue.awaitTask(() -> closing);
            while (task.isPresent() && run(task.get())) {
                task = queue.awaitTask(() -> closing);
            }
        } catch (InterruptedException e) {
            // Closing has waited long enough.
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            if (!closing) {
                LOG.log(
                        System.Logger.Level.ERROR,
                        "a worker of the mirror ends: its queue fails; changes are refused until it is opened again",
                        e);
            }
        }
    }

    /** Does one task that may run now, if there is one. */
    boolean runNext() throws IOException, InterruptedException {
        Optional<QueuedTask> task = queue.take();
        return task.isPresent() && run(task.get());
    }

    /** @return whether to go on */
    private boolean run(QueuedTask taken) throws IOException, InterruptedException {
        Replicator working = started();
        long began = monitor.start();
        try {
            long bytes = working.run(taken);
            monitor.succeeded(Operation.REPLICATE, began, bytes);
            return true;
        } catch (SupersededException | FileNotStoredException e) {
            queue.release(taken);
            return true;
        } catch (StoreClosedException | InterruptedException e) {
            queue.release(taken);
            if (e instanceof InterruptedException interrupted) {
                throw interrupted;
            }
            return false;
        } catch (IOException | RuntimeException | Error e) {
            monitor.failed(Operation.REPLICATE, began);
            if (closing && Thread.currentThread().isInterrupted()) {
                queue.release(taken);
                return false;
            }
            failed(taken, e);
            return true;
        }
    }

    private Replicator started() {
        synchronized (workers) {
            if (replicator == null) {
                throw new IllegalStateException("the mirror has not been started");
            }
            return replicator;
        }
    }

    private void failed(QueuedTask taken, Throwable reason) throws IOException {
        int attempts = taken.attempts() + 1;
        long delay = options.backoff().delayMillis(attempts, random);
        queue.fail(taken, mayPass(reason), options.maxAttempts(), delay, String.valueOf(reason.getMessage()));
        LOG.log(
                System.Logger.Level.DEBUG,
                () -> "attempt " + attempts + " of '" + taken.task().subject() + "' failed",
                reason);
    }

    /** What is damaged here or refused there stays so; of anything else that is not known. */
    private static boolean mayPass(Throwable reason) {
        if (reason instanceof ObjectStorageException failure) {
            return failure.isRetryable();
        }
        return !(reason instanceof CorruptContentException || reason instanceof MalformedMirrorException);
    }

    /**
     * Lets workers finish what they are at, up to {@link MirrorOptions#closeWait}; the rest is done when the mirror is next
     * opened. A store that is still open refuses changes from then on. A second time has no effect.
     */
    @Override
    public void close() {
        closing = true;
        queue.wake();
        List<Thread> running;
        synchronized (workers) {
            running = List.copyOf(workers);
        }
        long deadline = System.nanoTime() + options.closeWait().toNanos();
        try {
            for (Thread worker : running) {
                worker.join(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running.forEach(Thread::interrupt);
        queue.close();
    }
}
