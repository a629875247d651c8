package dev.backsight.store.metadata.rocksdb;

import dev.backsight.store.identity.ContentId;
import dev.backsight.store.metadata.ContentRecord;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.metadata.MetadataException;
import dev.backsight.store.metadata.ReferenceCounts;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** What one change writes, gathered. */
final class Batch implements AutoCloseable {

    private static final byte[] NOTHING = {};

    private final WriteBatch batch = new WriteBatch();

    /** Writes the latest version of a file, and what leads to it in the indexes. */
    void putFile(@Nullable FileStat previous, FileStat next) throws MetadataException {
        put(RecordFormat.nameKey(next.name()), RecordFormat.encode(next));
        index(previous, next);
    }

    /** Writes what leads to a file in the indexes, and not the file. */
    void indexAnew(FileStat file) throws MetadataException {
        index(null, file);
    }

    void deleteFile(FileStat file) throws MetadataException {
        delete(RecordFormat.nameKey(file.name()));
        index(file, null);
    }

    void putVersion(FileStat version) throws MetadataException {
        put(RecordFormat.versionKey(version.id(), version.version()), RecordFormat.encode(version));
    }

    void deleteVersion(FileStat version) throws MetadataException {
        delete(RecordFormat.versionKey(version.id(), version.version()));
    }

    void putContents(ReferenceCounts counts) throws MetadataException {
        for (Map.Entry<ContentId, Optional<ContentRecord>> content :
                counts.changed().entrySet()) {
            byte[] key = RecordFormat.contentKey(content.getKey());
            Optional<ContentRecord> record = content.getValue();
            if (record.isPresent()) {
                put(key, RecordFormat.encode(record.get()));
            } else {
                delete(key);
            }
        }
    }

    private void index(@Nullable FileStat previous, @Nullable FileStat next) throws MetadataException {
        Set<IndexKey> before = previous == null ? Set.of() : IndexKey.of(previous);
        Set<IndexKey> after = next == null ? Set.of() : IndexKey.of(next);
        for (IndexKey key : before) {
            if (!after.contains(key)) {
                delete(key.bytes());
            }
        }
        for (IndexKey key : after) {
            if (!before.contains(key)) {
                put(key.bytes(), NOTHING);
            }
        }
    }

    void put(byte[] key, byte[] value) throws MetadataException {
        try {
            batch.put(key, value);
        } catch (RocksDBException e) {
            throw failed(e);
        }
    }

    private void delete(byte[] key) throws MetadataException {
        try {
            batch.delete(key);
        } catch (RocksDBException e) {
            throw failed(e);
        }
    }

    private static MetadataException failed(RocksDBException cause) {
        return new MetadataException(
                "a change of the metadata could not be put together: " + cause.getMessage(), cause);
    }

    WriteBatch batch() {
        return batch;
    }

    @Override
    public void close() {
        batch.close();
    }
}
