package dev.backsight.store.mirror;

import dev.backsight.store.content.FolderSync;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WALRecoveryMode;
import org.rocksdb.WriteOptions;

/**
 * The queue's records on disk, whatever they mean. Its caller sees to it that nobody uses it while or after it is closed:
 * a native call that outlives its database crashes the whole JVM.
 */
final class QueueDatabase implements AutoCloseable {

    private static final long WRITE_BUFFER_BYTES = 8 << 20;
    private static final long LOG_FILE_BYTES = 1 << 20;

    static {
        RocksDB.loadLibrary();
    }

    private final Options options;
    private final WriteOptions writeOptions = new WriteOptions();
    private final RocksDB database;
    private final boolean synchronous;

    private QueueDatabase(Options options, RocksDB database, boolean synchronous) {
        this.options = options;
        this.database = database;
        this.synchronous = synchronous;
    }

    /** Opens the database in that folder, and creates it if it is not there. */
    static QueueDatabase open(Path folder, boolean synchronous) throws IOException {
        Files.createDirectories(folder);
        if (synchronous) {
            FolderSync.force(Objects.requireNonNull(folder.toAbsolutePath().getParent()));
        }
        Options options = new Options()
                .setCreateIfMissing(true)
                .setParanoidChecks(true)
                // Forgives the torn tail of a crash only; the default would forget acknowledged changes without a word.
                .setWalRecoveryMode(WALRecoveryMode.TolerateCorruptedTailRecords)
                .setWriteBufferSize(WRITE_BUFFER_BYTES)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setMaxLogFileSize(LOG_FILE_BYTES)
                .setKeepLogFileNum(2);
        try {
            return new QueueDatabase(options, RocksDB.open(options, folder.toString()), synchronous);
        } catch (RocksDBException e) {
            options.close();
            throw new QueueDamagedException(folder + " cannot be opened: " + e.getMessage(), e);
        }
    }

    byte @Nullable [] get(byte[] key) throws QueueDamagedException {
        try {
            return database.get(key);
        } catch (RocksDBException e) {
            throw failure("read", e);
        }
    }

    /** Hands out the records whose keys begin with {@code prefix}, in order, as they are at this moment. */
    void scan(byte[] prefix, Visitor visitor) throws QueueDamagedException {
        scan(prefix, prefix, visitor);
    }

    /** @param from the first key to look at */
    void scan(byte[] prefix, byte[] from, Visitor visitor) throws QueueDamagedException {
        try (ReadOptions readOptions = new ReadOptions();
                RocksIterator records = database.newIterator(readOptions)) {
            records.seek(from);
            while (records.isValid()
                    && QueueKeys.startsWith(records.key(), prefix)
                    && visitor.visit(records.key(), records.value())) {
                records.next();
            }
            // An iterator that failed looks like one at its end.
            records.status();
        } catch (RocksDBException e) {
            throw failure("read", e);
        }
    }

    /** Makes the changes; they are in the operating system's care until {@link #sync}. */
    void write(QueueBatch batch) throws QueueDamagedException {
        try {
            database.write(writeOptions, batch.changes());
        } catch (RocksDBException e) {
            throw failure("written", e);
        }
    }

    /** Brings what was written so far onto the device, where that is asked for at all. */
    void sync() throws QueueDamagedException {
        if (synchronous) {
            try {
                database.syncWal();
            } catch (RocksDBException e) {
                throw failure("synchronised", e);
            }
        }
    }

    static QueueDamagedException failure(String what, RocksDBException cause) {
        return new QueueDamagedException("it could not be " + what + ": " + cause.getMessage(), cause);
    }

    @Override
    public void close() {
        database.close();
        writeOptions.close();
        options.close();
    }

    /** Looks at one record. */
    @FunctionalInterface
    interface Visitor {

        /** Returns whether to go on. */
        boolean visit(byte[] key, byte[] value) throws QueueDamagedException;
    }
}
