package dev.backsight.store.mirror;

import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** Changes of the queue's database that are made together or not at all. */
final class QueueBatch implements AutoCloseable {

    private final WriteBatch changes = new WriteBatch();

    void put(byte[] key, byte[] value) throws QueueDamagedException {
        try {
            changes.put(key, value);
        } catch (RocksDBException e) {
            throw QueueDatabase.failure("written", e);
        }
    }

    void delete(byte[] key) throws QueueDamagedException {
        try {
            changes.delete(key);
        } catch (RocksDBException e) {
            throw QueueDatabase.failure("written", e);
        }
    }

    WriteBatch changes() {
        return changes;
    }

    @Override
    public void close() {
        changes.close();
    }
}
