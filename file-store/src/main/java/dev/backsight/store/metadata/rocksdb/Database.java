package dev.backsight.store.metadata.rocksdb;

import dev.backsight.store.metadata.MetadataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.rocksdb.Checkpoint;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Snapshot;
import org.rocksdb.WALRecoveryMode;
import org.rocksdb.WriteOptions;

/** One RocksDB database: keys and values as bytes, and native memory that is let go of when closed and not before. */
final class Database implements AutoCloseable {

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

    private Database(Options options, WriteOptions writeOptions, RocksDB database) {
        this.options = options;
        this.writeOptions = writeOptions;
        this.database = database;
    }

    static Database open(Path folder, boolean create, boolean synchronous) throws IOException {
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
            return new Database(options, writeOptions, RocksDB.open(options, folder.toString()));
        } catch (RocksDBException e) {
            writeOptions.close();
            options.close();
            throw new MetadataException("the metadata in " + folder + " cannot be opened: " + e.getMessage(), e);
        }
    }

    byte @Nullable [] get(byte[] key) throws IOException {
        lifetime.readLock().lock();
        try {
            return open().get(key);
        } catch (RocksDBException e) {
            throw failed("read", e);
        } finally {
            lifetime.readLock().unlock();
        }
    }

    /** All of it or nothing. */
    void write(Batch batch) throws IOException {
        lifetime.readLock().lock();
        try {
            open().write(writeOptions, batch.batch());
        } catch (RocksDBException e) {
            throw failed("written", e);
        } finally {
            lifetime.readLock().unlock();
        }
    }

    /** Lets somebody go through the keys as they are at this moment, whatever is written meanwhile. */
    <T> T iterate(Iteration<T> iteration) throws IOException {
        lifetime.readLock().lock();
        try (ReadOptions readOptions = new ReadOptions();
                RocksIterator keys = open().newIterator(readOptions)) {
            T result = iteration.over(keys);
            // An iterator that failed looks like one at its end.
            keys.status();
            return result;
        } catch (RocksDBException e) {
            throw failed("listed", e);
        } finally {
            lifetime.readLock().unlock();
        }
    }

    /** Lets somebody go through the keys, and read values beside that, all as they are at this moment. */
    <T> T lookAround(Look<T> look) throws IOException {
        lifetime.readLock().lock();
        try {
            RocksDB open = open();
            Snapshot moment = open.getSnapshot();
            try (ReadOptions readOptions = new ReadOptions().setSnapshot(moment);
                    RocksIterator keys = open.newIterator(readOptions)) {
                T result = look.over(keys, key -> read(open, readOptions, key));
                keys.status();
                return result;
            } finally {
                open.releaseSnapshot(moment);
            }
        } catch (RocksDBException e) {
            throw failed("listed", e);
        } finally {
            lifetime.readLock().unlock();
        }
    }

    private static byte @Nullable [] read(RocksDB open, ReadOptions readOptions, byte[] key) throws IOException {
        try {
            return open.get(readOptions, key);
        } catch (RocksDBException e) {
            throw failed("read", e);
        }
    }

    /**
     * Copies everything as it is now, durably; tables, which never change, are linked.
     *
     * @param target does not exist
     */
    void copyTo(Path target) throws IOException {
        lifetime.readLock().lock();
        try (Checkpoint checkpoint = Checkpoint.create(open())) {
            checkpoint.createCheckpoint(target.toString());
        } catch (RocksDBException e) {
            throw failed("copied", e);
        } finally {
            lifetime.readLock().unlock();
        }
    }

    static boolean startsWith(byte[] key, byte[] prefix) {
        return key.length >= prefix.length && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
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

    /** What is done with an iterator, and values of the same moment, while both live. */
    @FunctionalInterface
    interface Look<T> {

        T over(RocksIterator keys, Values values) throws IOException;
    }

    /** What stands behind keys. */
    @FunctionalInterface
    interface Values {

        byte @Nullable [] get(byte[] key) throws IOException;
    }

    /** What is done with an iterator while it lives. */
    @FunctionalInterface
    interface Iteration<T> {

        T over(RocksIterator keys) throws IOException;
    }
}
