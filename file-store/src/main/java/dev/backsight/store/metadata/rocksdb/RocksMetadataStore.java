package dev.backsight.store.metadata.rocksdb;

import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.ContentRecord;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.metadata.MetadataException;
import dev.backsight.store.metadata.MetadataStore;
import dev.backsight.store.metadata.ReferenceCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
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
 * Metadata in embedded RocksDB, in a folder of its own. Every change is one atomic batch. Changes of the same name, or of
 * names of the same content or of contents with the same base, must not run at once: that is the caller's business, who
 * alone has the folder.
 */
public final class RocksMetadataStore implements MetadataStore {

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

    private RocksMetadataStore(Options options, WriteOptions writeOptions, RocksDB database) {
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
    public static RocksMetadataStore open(Path folder, boolean create, boolean synchronous) throws IOException {
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
            return new RocksMetadataStore(options, writeOptions, RocksDB.open(options, folder.toString()));
        } catch (RocksDBException e) {
            writeOptions.close();
            options.close();
            throw new MetadataException("the metadata in " + folder + " cannot be opened: " + e.getMessage(), e);
        }
    }

    @Override
    public Optional<FileStat> find(FileName name) throws IOException {
        byte[] key = RecordFormat.nameKey(name.utf8());
        byte[] value = get(key);
        return value == null ? Optional.empty() : Optional.of(RecordFormat.decodeStat(key, value));
    }

    @Override
    public Optional<ContentRecord> find(ContentId id) throws IOException {
        byte[] value = get(RecordFormat.contentKey(id));
        return value == null ? Optional.empty() : Optional.of(RecordFormat.decodeContent(id, value));
    }

    @Override
    public boolean contains(ContentId id) throws IOException {
        return get(RecordFormat.contentKey(id)) != null;
    }

    @Override
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

    @Override
    public List<ContentId> put(@Nullable FileStat previous, FileStat next, List<ContentId> bases) throws IOException {
        ReferenceCounts counts = new ReferenceCounts(this::find);
        if (previous == null) {
            counts.acquire(next, bases);
        } else if (!previous.contentId().equals(next.contentId())) {
            counts.acquire(next, bases);
            counts.release(previous);
        }
        try (WriteBatch batch = new WriteBatch()) {
            batch.put(RecordFormat.nameKey(next.name().utf8()), RecordFormat.encode(next));
            write(batch, counts);
        } catch (RocksDBException e) {
            throw failed("written", e);
        }
        return counts.released();
    }

    @Override
    public List<ContentId> remove(FileStat stat) throws IOException {
        ReferenceCounts counts = new ReferenceCounts(this::find);
        counts.release(stat);
        try (WriteBatch batch = new WriteBatch()) {
            batch.delete(RecordFormat.nameKey(stat.name().utf8()));
            write(batch, counts);
        } catch (RocksDBException e) {
            throw failed("written", e);
        }
        return counts.released();
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

    private void write(WriteBatch batch, ReferenceCounts counts) throws RocksDBException {
        for (Map.Entry<ContentId, Optional<ContentRecord>> content :
                counts.changed().entrySet()) {
            byte[] key = RecordFormat.contentKey(content.getKey());
            if (content.getValue().isPresent()) {
                batch.put(key, RecordFormat.encode(content.getValue().get()));
            } else {
                batch.delete(key);
            }
        }
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
