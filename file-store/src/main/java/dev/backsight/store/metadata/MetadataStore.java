package dev.backsight.store.metadata;

import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.rocksdb.Checkpoint;
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
 * Names and contents, in RocksDB. Every change is one atomic batch. Safe for use by many threads, except that changes of
 * the same name, or of names of the same content, must not run at once: that is the caller's business.
 */
public final class MetadataStore implements AutoCloseable {

    private static final long WRITE_BUFFER_BYTES = 16 << 20;
    private static final long LOG_FILE_BYTES = 1 << 20;

    static {
        RocksDB.loadLibrary();
    }

    private final Options options;
    private final WriteOptions writeOptions;
    private final RocksDB database;

    /** Native calls hold it for reading: an iterator or a get that outlives its database crashes the whole JVM. */
    private final ReentrantReadWriteLock lifetime = new ReentrantReadWriteLock();

    private boolean closed;

    private MetadataStore(Options options, WriteOptions writeOptions, RocksDB database) {
        this.options = options;
        this.writeOptions = writeOptions;
        this.database = database;
    }

    /**
     * Opens the metadata in that folder.
     *
     * @param create whether to begin anew if there is none; otherwise missing metadata is an error
     * @param synchronous whether a change is on the device when it returns; otherwise it is in the operating system's
     *     care
     */
    public static MetadataStore open(Path folder, boolean create, boolean synchronous) throws IOException {
        if (create) {
            Files.createDirectories(folder);
        }
        Options options = new Options()
                .setCreateIfMissing(create)
                .setParanoidChecks(true)
                // The default mode drops everything after a damaged record without a word. Acknowledged changes
                // would be lost, and their contents cleaned away as orphans; this one forgives the torn tail of a
                // crash only.
                .setWalRecoveryMode(WALRecoveryMode.TolerateCorruptedTailRecords)
                .setWriteBufferSize(WRITE_BUFFER_BYTES)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setMaxLogFileSize(LOG_FILE_BYTES)
                .setKeepLogFileNum(2);
        WriteOptions writeOptions = new WriteOptions().setSync(synchronous);
        try {
            return new MetadataStore(options, writeOptions, RocksDB.open(options, folder.toString()));
        } catch (RocksDBException e) {
            writeOptions.close();
            options.close();
            throw new MetadataException("the metadata in " + folder + " cannot be opened: " + e.getMessage(), e);
        }
    }

    public Optional<FileStat> find(FileName name) throws IOException {
        byte[] key = RecordFormat.nameKey(name.utf8());
        byte[] value = get(key);
        return value == null ? Optional.empty() : Optional.of(RecordFormat.decodeStat(key, value));
    }

    /** What is known of a content, or empty if no name refers to it. */
    public Optional<ContentRecord> find(ContentId id) throws IOException {
        byte[] value = get(RecordFormat.contentKey(id));
        return value == null ? Optional.empty() : Optional.of(RecordFormat.decodeContent(id, value));
    }

    /** Whether any name refers to a content, also if a newer version wrote what is known of it. */
    public boolean contains(ContentId id) throws IOException {
        return get(RecordFormat.contentKey(id)) != null;
    }

    /**
     * Files whose names begin with {@code prefix} and come after {@code after}, in code point order.
     *
     * @param prefix may be empty
     * @param after null to begin with the first
     * @param limit at least 1
     */
    public List<FileStat> list(String prefix, @Nullable FileName after, int limit) throws IOException {
        byte[] first = RecordFormat.nameKey(FileName.encodePrefix(prefix));
        byte[] from = first;
        if (after != null) {
            // The smallest key greater than another is that key and a zero byte.
            byte[] afterKey = RecordFormat.nameKey(after.utf8());
            byte[] next = Arrays.copyOf(afterKey, afterKey.length + 1);
            from = Arrays.compareUnsigned(next, first) > 0 ? next : first;
        }
        List<FileStat> found = new ArrayList<>();
        lifetime.readLock().lock();
        try (ReadOptions readOptions = new ReadOptions();
                RocksIterator keys = open().newIterator(readOptions)) {
            for (keys.seek(from); found.size() < limit && keys.isValid(); keys.next()) {
                byte[] key = keys.key();
                if (!startsWith(key, first)) {
                    break;
                }
                found.add(RecordFormat.decodeStat(key, keys.value()));
            }
            keys.status();
        } catch (RocksDBException e) {
            throw failed("listed", e);
        } finally {
            lifetime.readLock().unlock();
        }
        return found;
    }

    /**
     * Makes a name refer to a content.
     *
     * @param previous what {@link #find(FileName)} says of the name now, or null
     * @return the content nobody refers to any more, if that is so: its file may be removed
     */
    public Optional<ContentId> put(@Nullable FileStat previous, FileStat next) throws IOException {
        try (WriteBatch batch = new WriteBatch()) {
            Optional<ContentId> released = Optional.empty();
            if (previous == null || !previous.contentId().equals(next.contentId())) {
                released = previous == null ? Optional.empty() : release(batch, previous);
                acquire(batch, next);
            }
            batch.put(RecordFormat.nameKey(next.name().utf8()), RecordFormat.encode(next));
            write(batch);
            return released;
        } catch (RocksDBException e) {
            throw failed("written", e);
        }
    }

    /**
     * Forgets a name.
     *
     * @param stat what {@link #find(FileName)} says of the name now
     * @return the content nobody refers to any more, if that is so: its file may be removed
     */
    public Optional<ContentId> remove(FileStat stat) throws IOException {
        try (WriteBatch batch = new WriteBatch()) {
            Optional<ContentId> released = release(batch, stat);
            batch.delete(RecordFormat.nameKey(stat.name().utf8()));
            write(batch);
            return released;
        } catch (RocksDBException e) {
            throw failed("written", e);
        }
    }

    private void acquire(WriteBatch batch, FileStat stat) throws IOException, RocksDBException {
        ContentRecord content = find(stat.contentId())
                .map(known -> known.withReferences(known.references() + 1))
                .orElseGet(() -> new ContentRecord(1, stat.size(), stat.storedSize(), stat.codec()));
        batch.put(RecordFormat.contentKey(stat.contentId()), RecordFormat.encode(content));
    }

    private Optional<ContentId> release(WriteBatch batch, FileStat stat) throws IOException, RocksDBException {
        ContentId id = stat.contentId();
        ContentRecord content = find(id).orElseThrow(() ->
                new MetadataException("the metadata of '" + stat.name() + "' refers to unknown content " + id));
        if (content.references() > 1) {
            batch.put(
                    RecordFormat.contentKey(id), RecordFormat.encode(content.withReferences(content.references() - 1)));
            return Optional.empty();
        }
        batch.delete(RecordFormat.contentKey(id));
        return Optional.of(id);
    }

    /**
     * Copies the metadata as it is now, durably; tables, which never change, are linked.
     *
     * @param target does not exist
     */
    public void checkpoint(Path target) throws IOException {
        lifetime.readLock().lock();
        try (Checkpoint checkpoint = Checkpoint.create(open())) {
            checkpoint.createCheckpoint(target.toString());
        } catch (RocksDBException e) {
            throw failed("copied", e);
        } finally {
            lifetime.readLock().unlock();
        }
    }

    private byte @Nullable [] get(byte[] key) throws IOException {
        lifetime.readLock().lock();
        try {
            return open().get(key);
        } catch (RocksDBException e) {
            throw failed("read", e);
        } finally {
            lifetime.readLock().unlock();
        }
    }

    private void write(WriteBatch batch) throws RocksDBException {
        lifetime.readLock().lock();
        try {
            open().write(writeOptions, batch);
        } finally {
            lifetime.readLock().unlock();
        }
    }

    private RocksDB open() {
        if (closed) {
            throw new IllegalStateException("the store is closed; open it again");
        }
        return database;
    }

    private static MetadataException failed(String what, RocksDBException cause) {
        return new MetadataException("the metadata could not be " + what + ": " + cause.getMessage(), cause);
    }

    private static boolean startsWith(byte[] key, byte[] prefix) {
        return key.length >= prefix.length && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
    }

    /** Waits for calls that are under way; later ones throw {@link IllegalStateException}. */
    @Override
    public void close() {
        lifetime.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                database.close();
                writeOptions.close();
                options.close();
            }
        } finally {
            lifetime.writeLock().unlock();
        }
    }
}
