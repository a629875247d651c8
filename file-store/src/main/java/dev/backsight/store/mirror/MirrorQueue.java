package dev.backsight.store.mirror;

import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileName;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Tasks on disk, by rank, then age. Safe for use by many threads. One lock orders all changes, and is not held while they
 * are synchronised with the device, so that those who wait for that wait together.
 */
final class MirrorQueue implements AutoCloseable {

    private static final byte LAYOUT = 1;
    private static final long MAX_PAUSE_MILLIS = 60_000;

    private final QueueDatabase database;
    private final MirrorLedger ledger;
    private final Clock clock;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /** Held for reading around what happens outside {@link #lock}: a native call must not outlive its database. */
    private final ReentrantReadWriteLock lifetime = new ReentrantReadWriteLock();

    private final Map<MirrorTask, Long> inFlight = new HashMap<>();
    private final Set<MirrorTask> beingChanged = new HashSet<>();

    /** Where to begin to look for the first ready task of a rank: skips what was deleted and not yet compacted away. */
    private final long[] firstReady = new long[QueuedTask.RANKS];

    private long firstAge;
    private long next;
    private long living;
    private long dead;
    private long succeeded;
    private long failed;
    private long retried;
    private long bytes;
    private boolean closed;

    private MirrorQueue(QueueDatabase database, Clock clock) {
        this.database = database;
        this.ledger = new MirrorLedger(database);
        this.clock = clock;
    }

    /** Opens the queue in that folder; a new one begins with comparing everything. */
    static MirrorQueue open(Path folder, boolean synchronous, Clock clock) throws IOException {
        MirrorQueue queue = new MirrorQueue(QueueDatabase.open(folder, synchronous), clock);
        try {
            queue.load(folder);
            return queue;
        } catch (Throwable e) {
            queue.close();
            throw e;
        }
    }

    private void load(Path folder) throws IOException {
        database.scan(new byte[] {QueueKeys.TASK}, (key, value) -> {
            QueuedTask task = QueuedTask.decode(MirrorTask.decode(Arrays.copyOfRange(key, 1, key.length)), value);
            next = Math.max(next, 1 + Math.max(task.position(), task.generation()));
            count(task, 1);
            return true;
        });
        byte[] layout = database.get(QueueKeys.VERSION);
        if (layout == null) {
            try (QueueBatch batch = new QueueBatch()) {
                batch.put(QueueKeys.VERSION, new byte[] {LAYOUT});
                note(batch, MirrorTask.RECONCILE, QueuedTask.RANK_RECONCILE);
                database.write(batch);
            }
            sync();
        } else if (!Arrays.equals(layout, new byte[] {LAYOUT})) {
            throw new QueueDamagedException(
                    folder + " has layout " + Arrays.toString(layout) + ", but this version reads " + LAYOUT);
        }
    }

    /** Queues a task, or renews it if it is queued; it is then on the device, where that is asked for at all. */
    void enqueue(MirrorTask task, int rank) throws IOException {
        update(batch -> note(batch, task, rank));
        sync();
    }

    /** Queues a name's task that must not run before {@link #changed}. */
    void changing(FileName name, int rank) throws IOException {
        MirrorTask task = MirrorTask.file(name);
        try {
            update(batch -> {
                note(batch, task, rank);
                beingChanged.add(task);
            });
            sync();
        } catch (IOException | RuntimeException e) {
            changed(name);
            throw e;
        }
    }

    void changed(FileName name) {
        lock.lock();
        try {
            if (beingChanged.remove(MirrorTask.file(name))) {
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private void note(QueueBatch batch, MirrorTask task, int rank) throws QueueDamagedException {
        QueuedTask known = find(task);
        if (known == null || known.state() == QueuedTask.State.DEAD) {
            // A dead letter that is noted again begins anew, but what it stands for is as old as it was.
            long enqueued = known == null ? clock.millis() : known.enqueuedMillis();
            long position = next++;
            QueuedTask.State ready = QueuedTask.State.READY;
            replace(batch, known, new QueuedTask(task, rank, ready, position, position, enqueued, 0, 0, ""));
        } else {
            replace(batch, known, known.renewed(rank, next++));
        }
    }

    /**
     * The first task that may run, which is then in flight until it is given to {@link #finish}, {@link #settle},
     * {@link #fail} or {@link #release}.
     */
    Optional<QueuedTask> take() throws IOException {
        lock.lock();
        try {
            requireOpen();
            readyWhatIsDue();
            int ranks = find(MirrorTask.RECONCILE) == null ? QueuedTask.RANKS : QueuedTask.RANK_COLLECT;
            for (int rank = 0; rank < ranks; rank++) {
                QueuedTask task = firstReady(rank);
                if (task != null) {
                    inFlight.put(task.task(), task.generation());
                    return Optional.of(task);
                }
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a task that may run, or until there is a reason to stop. */
    Optional<QueuedTask> awaitTask(BooleanSupplier stop) throws IOException, InterruptedException {
        lock.lock();
        try {
            while (!stop.getAsBoolean()) {
                Optional<QueuedTask> task = take();
                if (task.isPresent()) {
                    return task;
                }
                changed.awaitNanos(TimeUnit.MILLISECONDS.toNanos(millisToNextDue()));
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private long millisToNextDue() throws QueueDamagedException {
        long[] millis = {MAX_PAUSE_MILLIS};
        database.scan(new byte[] {QueueKeys.WAITING}, (key, value) -> {
            long due = ByteBuffer.wrap(key).getLong(1) - clock.millis();
            millis[0] = Math.max(1, Math.min(MAX_PAUSE_MILLIS, due));
            return false;
        });
        return millis[0];
    }

    private void readyWhatIsDue() throws QueueDamagedException {
        long now = clock.millis();
        List<QueuedTask> due = new ArrayList<>();
        database.scan(new byte[] {QueueKeys.WAITING}, (key, value) -> {
            boolean isDue = ByteBuffer.wrap(key).getLong(1) <= now;
            if (isDue) {
                due.add(existing(MirrorTask.decode(value)));
            }
            return isDue;
        });
        if (due.isEmpty()) {
            return;
        }
        try (QueueBatch batch = new QueueBatch()) {
            for (QueuedTask task : due) {
                replace(batch, task, task.ready());
            }
            database.write(batch);
        }
    }

    private @Nullable QueuedTask firstReady(int rank) throws QueueDamagedException {
        List<byte[]> seen = new ArrayList<>(1);
        List<QueuedTask> found = new ArrayList<>(1);
        database.scan(QueueKeys.readyPrefix(rank), QueueKeys.ready(rank, firstReady[rank]), (key, value) -> {
            if (seen.isEmpty()) {
                seen.add(key);
                firstReady[rank] = QueueKeys.position(key);
            }
            MirrorTask task = MirrorTask.decode(value);
            if (!inFlight.containsKey(task) && !beingChanged.contains(task)) {
                found.add(existing(task));
            }
            return found.isEmpty();
        });
        return found.isEmpty() ? null : found.get(0);
    }

    /** Whether nothing has been noted of the task since it was taken. */
    boolean isCurrent(QueuedTask taken) throws IOException {
        lock.lock();
        try {
            requireOpen();
            QueuedTask known = find(taken.task());
            return known != null && known.generation() == taken.generation();
        } finally {
            lock.unlock();
        }
    }

    /** A task in flight is done. */
    void finish(QueuedTask taken, long movedBytes) throws IOException {
        update(batch -> finish(batch, taken, movedBytes));
    }

    /** A name's task is done: the storage's file refers to that content, or is gone. */
    void settle(QueuedTask taken, @Nullable ContentId current, long movedBytes) throws IOException {
        update(batch -> {
            for (ContentId released : ledger.settle(batch, taken.task().name(), current)) {
                note(batch, MirrorTask.collect(released), QueuedTask.RANK_COLLECT);
            }
            finish(batch, taken, movedBytes);
        });
    }

    private void finish(QueueBatch batch, QueuedTask taken, long movedBytes) throws QueueDamagedException {
        QueuedTask known = find(taken.task());
        if (known != null && known.generation() == taken.generation()) {
            replace(batch, known, null);
        }
        inFlight.remove(taken.task());
        succeeded++;
        bytes += movedBytes;
    }

    /**
     * An attempt has failed. The task waits, or is dead if it cannot succeed or has had its attempts; if it was renewed
     * meanwhile, it is neither.
     */
    void fail(QueuedTask taken, boolean mayPass, int maxAttempts, long delayMillis, String error) throws IOException {
        update(batch -> {
            QueuedTask known = existing(taken.task());
            boolean renewed = known.generation() != taken.generation();
            int attempts = renewed ? 0 : taken.attempts() + 1;
            boolean dies = !renewed && (!mayPass || attempts >= maxAttempts);
            replace(
                    batch,
                    known,
                    dies ? known.dead(attempts, error) : known.waiting(attempts, clock.millis() + delayMillis, error));
            inFlight.remove(taken.task());
            failed++;
            retried += dies ? 0 : 1;
        });
    }

    /** A task in flight has not been tried, and is queued as before. */
    void release(QueuedTask taken) {
        lock.lock();
        try {
            inFlight.remove(taken.task());
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Notes, before content is brought to the storage, that a file of that name may refer to it. */
    void hold(FileName name, ContentId id) throws IOException {
        boolean[] isNew = new boolean[1];
        update(batch -> isNew[0] = ledger.hold(batch, name, id));
        if (isNew[0]) {
            sync();
        }
    }

    /** Whether any file of the storage may refer to that content. */
    boolean isHeld(ContentId id) throws IOException {
        lock.lock();
        try {
            requireOpen();
            return ledger.isHeld(id, null);
        } finally {
            lock.unlock();
        }
    }

    /** The oldest dead letters. */
    List<DeadLetter> deadLetters(int limit) throws IOException {
        return deadTasks(limit).stream().map(DeadLetter::of).toList();
    }

    /** @return whether there still was such a letter */
    boolean requeue(long position) throws IOException {
        boolean[] found = new boolean[1];
        update(batch -> {
            byte[] task = database.get(QueueKeys.dead(position));
            if (task != null) {
                QueuedTask known = existing(MirrorTask.decode(task));
                note(batch, known.task(), known.rank());
                found[0] = true;
            }
        });
        sync();
        return found[0];
    }

    private List<QueuedTask> deadTasks(int limit) throws IOException {
        List<QueuedTask> found = new ArrayList<>();
        lock.lock();
        try {
            requireOpen();
            database.scan(new byte[] {QueueKeys.DEAD}, (key, value) -> {
                if (found.size() < limit) {
                    found.add(existing(MirrorTask.decode(value)));
                }
                return found.size() < limit;
            });
            return found;
        } finally {
            lock.unlock();
        }
    }

    MirrorStatistics statistics() throws IOException {
        lock.lock();
        try {
            requireOpen();
            return new MirrorStatistics(
                    living - inFlight.size(), inFlight.size(), dead, succeeded, failed, retried, bytes, oldestAge());
        } finally {
            lock.unlock();
        }
    }

    private Duration oldestAge() throws QueueDamagedException {
        Duration[] age = {Duration.ZERO};
        database.scan(new byte[] {QueueKeys.AGE}, QueueKeys.age(firstAge), (key, value) -> {
            firstAge = QueueKeys.position(key);
            long since = existing(MirrorTask.decode(value)).enqueuedMillis();
            age[0] = Duration.ofMillis(Math.max(0, clock.millis() - since));
            return false;
        });
        return age[0];
    }

    /** Waits until there is nothing to do, dead letters aside, or until the time is up. */
    boolean awaitIdle(Duration limit) throws InterruptedException {
        long rest = limit.toNanos();
        lock.lock();
        try {
            while (living > 0 && rest > 0 && !closed) {
                rest = changed.awaitNanos(rest);
            }
            return living == 0;
        } finally {
            lock.unlock();
        }
    }

    /** Wakes all who wait in {@link #awaitTask}. */
    void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void update(Update update) throws IOException {
        lock.lock();
        try (QueueBatch batch = new QueueBatch()) {
            requireOpen();
            update.apply(batch);
            database.write(batch);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void replace(QueueBatch batch, @Nullable QueuedTask known, @Nullable QueuedTask changedTask)
            throws QueueDamagedException {
        if (known != null) {
            batch.delete(QueueKeys.index(known));
            batch.delete(QueueKeys.age(known.position()));
            count(known, -1);
        }
        if (changedTask != null) {
            byte[] task = changedTask.task().encode();
            batch.put(QueueKeys.task(changedTask.task()), changedTask.encode());
            batch.put(QueueKeys.index(changedTask), task);
            if (changedTask.state() != QueuedTask.State.DEAD) {
                batch.put(QueueKeys.age(changedTask.position()), task);
            }
            if (changedTask.state() == QueuedTask.State.READY) {
                firstReady[changedTask.rank()] = Math.min(firstReady[changedTask.rank()], changedTask.position());
            }
            count(changedTask, 1);
        } else if (known != null) {
            batch.delete(QueueKeys.task(known.task()));
        }
    }

    private void count(QueuedTask task, int change) {
        if (task.state() == QueuedTask.State.DEAD) {
            dead += change;
        } else {
            living += change;
        }
    }

    private QueuedTask existing(MirrorTask task) throws QueueDamagedException {
        QueuedTask known = find(task);
        if (known == null) {
            throw new QueueDamagedException("'" + task.subject() + "' has a place in it, but no record");
        }
        return known;
    }

    private @Nullable QueuedTask find(MirrorTask task) throws QueueDamagedException {
        byte[] value = database.get(QueueKeys.task(task));
        return value == null ? null : QueuedTask.decode(task, value);
    }

    private void sync() throws QueueDamagedException {
        lifetime.readLock().lock();
        try {
            requireOpen();
            database.sync();
        } finally {
            lifetime.readLock().unlock();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the mirror is closed; open it again");
        }
    }

    @Override
    public void close() {
        lifetime.writeLock().lock();
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                changed.signalAll();
                database.close();
            }
        } finally {
            lock.unlock();
            lifetime.writeLock().unlock();
        }
    }

    @FunctionalInterface
    private interface Update {

        void apply(QueueBatch batch) throws IOException;
    }
}
