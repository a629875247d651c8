package dev.backsight.store.mirror;

import dev.backsight.store.content.FolderSync;
import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileName;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WALRecoveryMode;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * Tasks on disk, by rank, then age. Safe for use by many threads. One lock orders all changes, and is not held while they
 * are synchronised with the device, so that those who wait for that wait together.
 */
final class MirrorQueue implements AutoCloseable {

    private static final byte LAYOUT = 1;
    private static final long WRITE_BUFFER_BYTES = 8 << 20;
    private static final long LOG_FILE_BYTES = 1 << 20;
    private static final long MAX_PAUSE_MILLIS = 60_000;

    static {
        RocksDB.loadLibrary();
    }

    private final Options options;
    private final WriteOptions writeOptions = new WriteOptions();
    private final RocksDB database;
    private final MirrorLedger ledger;
    private final boolean synchronous;
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

    private MirrorQueue(Options options, RocksDB database, boolean synchronous, Clock clock) {
        this.options = options;
        this.database = database;
        this.ledger = new MirrorLedger(database);
        this.synchronous = synchronous;
        this.clock = clock;
    }

    /** Opens the queue in that folder; a new one begins with comparing everything. */
    static MirrorQueue open(Path folder, boolean synchronous, Clock clock) throws IOException {
        Files.createDirectories(folder);
        if (synchronous) {
            FolderSync.force(Objects.requireNonNull(folder.toAbsolutePath().getParent()));
        }
        Options options = new Options()
                .setCreateIfMissing(true)
                .setParanoidChecks(true)
                .setWalRecoveryMode(WALRecoveryMode.TolerateCorruptedTailRecords)
                .setWriteBufferSize(WRITE_BUFFER_BYTES)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setMaxLogFileSize(LOG_FILE_BYTES)
                .setKeepLogFileNum(2);
        RocksDB database;
        try {
            database = RocksDB.open(options, folder.toString());
        } catch (RocksDBException e) {
            options.close();
            throw new QueueDamagedException(folder + " cannot be opened: " + e.getMessage(), e);
        }
        MirrorQueue queue = new MirrorQueue(options, database, synchronous, clock);
        try {
            queue.load(folder);
            return queue;
        } catch (Throwable e) {
            queue.close();
            throw e;
        }
    }

    private void load(Path folder) throws IOException {
        try (ReadOptions readOptions = new ReadOptions();
                RocksIterator records = database.newIterator(readOptions)) {
            byte[] prefix = {QueueKeys.TASK};
            for (records.seek(prefix); records.isValid(); records.next()) {
                if (!QueueKeys.startsWith(records.key(), prefix)) {
                    break;
                }
                byte[] key = records.key();
                QueuedTask task =
                        QueuedTask.decode(MirrorTask.decode(Arrays.copyOfRange(key, 1, key.length)), records.value());
                next = Math.max(next, 1 + Math.max(task.position(), task.generation()));
                count(task, 1);
            }
            records.status();
            byte[] layout = database.get(QueueKeys.VERSION);
            if (layout == null) {
                try (WriteBatch batch = new WriteBatch()) {
                    batch.put(QueueKeys.VERSION, new byte[] {LAYOUT});
                    note(batch, MirrorTask.RECONCILE, QueuedTask.RANK_RECONCILE);
                    database.write(writeOptions, batch);
                }
                sync();
            } else if (!Arrays.equals(layout, new byte[] {LAYOUT})) {
                throw new QueueDamagedException(
                        folder + " has layout " + Arrays.toString(layout) + ", but this version reads " + LAYOUT);
            }
        } catch (RocksDBException e) {
            throw failure("read", e);
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

    private void note(WriteBatch batch, MirrorTask task, int rank) throws RocksDBException, QueueDamagedException {
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
        } catch (RocksDBException e) {
            throw failure("read", e);
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

    private long millisToNextDue() throws IOException {
        byte[] first = firstKey(new byte[] {QueueKeys.WAITING});
        if (first == null) {
            return MAX_PAUSE_MILLIS;
        }
        long due = ByteBuffer.wrap(first).getLong(1) - clock.millis();
        return Math.max(1, Math.min(MAX_PAUSE_MILLIS, due));
    }

    private void readyWhatIsDue() throws RocksDBException, QueueDamagedException {
        long now = clock.millis();
        List<QueuedTask> due = new ArrayList<>();
        byte[] prefix = {QueueKeys.WAITING};
        try (ReadOptions readOptions = new ReadOptions();
                RocksIterator waiting = database.newIterator(readOptions)) {
            for (waiting.seek(prefix); waiting.isValid(); waiting.next()) {
                byte[] key = waiting.key();
                if (!QueueKeys.startsWith(key, prefix) || ByteBuffer.wrap(key).getLong(1) > now) {
                    break;
                }
                due.add(existing(MirrorTask.decode(waiting.value())));
            }
            waiting.status();
        }
        if (due.isEmpty()) {
            return;
        }
        try (WriteBatch batch = new WriteBatch()) {
            for (QueuedTask task : due) {
                replace(batch, task, task.ready());
            }
            database.write(writeOptions, batch);
        }
    }

    private @Nullable QueuedTask firstReady(int rank) throws RocksDBException, QueueDamagedException {
        byte[] prefix = QueueKeys.readyPrefix(rank);
        boolean first = true;
        try (ReadOptions readOptions = new ReadOptions();
                RocksIterator ready = database.newIterator(readOptions)) {
            for (ready.seek(QueueKeys.ready(rank, firstReady[rank])); ready.isValid(); ready.next()) {
                if (!QueueKeys.startsWith(ready.key(), prefix)) {
                    break;
                }
                if (first) {
                    firstReady[rank] = QueueKeys.position(ready.key());
                    first = false;
                }
                MirrorTask task = MirrorTask.decode(ready.value());
                if (!inFlight.containsKey(task) && !beingChanged.contains(task)) {
                    return existing(task);
                }
            }
            ready.status();
        }
        return null;
    }

    /** Whether nothing has been noted of the task since it was taken. */
    boolean isCurrent(QueuedTask taken) throws IOException {
        lock.lock();
        try {
            requireOpen();
            QueuedTask known = find(taken.task());
            return known != null && known.generation() == taken.generation();
        } catch (RocksDBException e) {
            throw failure("read", e);
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

    private void finish(WriteBatch batch, QueuedTask taken, long movedBytes)
            throws RocksDBException, QueueDamagedException {
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
        } catch (RocksDBException e) {
            throw failure("read", e);
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
        byte[] prefix = {QueueKeys.DEAD};
        lock.lock();
        try (ReadOptions readOptions = new ReadOptions();
                RocksIterator letters = openDatabase().newIterator(readOptions)) {
            for (letters.seek(prefix); found.size() < limit && letters.isValid(); letters.next()) {
                if (!QueueKeys.startsWith(letters.key(), prefix)) {
                    break;
                }
                found.add(existing(MirrorTask.decode(letters.value())));
            }
            letters.status();
            return found;
        } catch (RocksDBException e) {
            throw failure("read", e);
        } finally {
            lock.unlock();
        }
    }

    MirrorStatistics statistics() throws IOException {
        lock.lock();
        try {
            return new MirrorStatistics(
                    living - inFlight.size(), inFlight.size(), dead, succeeded, failed, retried, bytes, oldestAge());
        } catch (RocksDBException e) {
            throw failure("read", e);
        } finally {
            lock.unlock();
        }
    }

    private Duration oldestAge() throws IOException, RocksDBException {
        byte[] prefix = {QueueKeys.AGE};
        try (ReadOptions readOptions = new ReadOptions();
                RocksIterator ages = openDatabase().newIterator(readOptions)) {
            ages.seek(QueueKeys.age(firstAge));
            if (!ages.isValid() || !QueueKeys.startsWith(ages.key(), prefix)) {
                ages.status();
                return Duration.ZERO;
            }
            firstAge = QueueKeys.position(ages.key());
            long since = existing(MirrorTask.decode(ages.value())).enqueuedMillis();
            return Duration.ofMillis(Math.max(0, clock.millis() - since));
        }
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
        try (WriteBatch batch = new WriteBatch()) {
            requireOpen();
            update.apply(batch);
            database.write(writeOptions, batch);
            changed.signalAll();
        } catch (RocksDBException e) {
            throw failure("written", e);
        } finally {
            lock.unlock();
        }
    }

    private void replace(WriteBatch batch, @Nullable QueuedTask known, @Nullable QueuedTask changedTask)
            throws RocksDBException {
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

    private QueuedTask existing(MirrorTask task) throws RocksDBException, QueueDamagedException {
        QueuedTask known = find(task);
        if (known == null) {
            throw new QueueDamagedException("'" + task.subject() + "' has a place in it, but no record");
        }
        return known;
    }

    private @Nullable QueuedTask find(MirrorTask task) throws RocksDBException, QueueDamagedException {
        byte[] value = database.get(QueueKeys.task(task));
        return value == null ? null : QueuedTask.decode(task, value);
    }

    private byte @Nullable [] firstKey(byte[] prefix) throws IOException {
        try (ReadOptions readOptions = new ReadOptions();
                RocksIterator keys = openDatabase().newIterator(readOptions)) {
            keys.seek(prefix);
            boolean found = keys.isValid() && QueueKeys.startsWith(keys.key(), prefix);
            keys.status();
            return found ? keys.key() : null;
        } catch (RocksDBException e) {
            throw failure("read", e);
        }
    }

    private void sync() throws IOException {
        if (!synchronous) {
            return;
        }
        lifetime.readLock().lock();
        try {
            openDatabase().syncWal();
        } catch (RocksDBException e) {
            throw failure("synchronised", e);
        } finally {
            lifetime.readLock().unlock();
        }
    }

    private RocksDB openDatabase() {
        requireOpen();
        return database;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the mirror is closed; open it again");
        }
    }

    private static QueueDamagedException failure(String what, RocksDBException cause) {
        return new QueueDamagedException("it could not be " + what + ": " + cause.getMessage(), cause);
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
                writeOptions.close();
                options.close();
            }
        } finally {
            lock.unlock();
            lifetime.writeLock().unlock();
        }
    }

    @FunctionalInterface
    private interface Update {

        void apply(WriteBatch batch) throws RocksDBException, IOException;
    }
}
