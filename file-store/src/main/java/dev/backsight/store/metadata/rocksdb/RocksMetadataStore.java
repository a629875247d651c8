package dev.backsight.store.metadata.rocksdb;

import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.ContentRecord;
import dev.backsight.store.metadata.FileChangedException;
import dev.backsight.store.metadata.FileQuery;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.metadata.MetadataStore;
import dev.backsight.store.metadata.ReferenceCounts;
import dev.backsight.store.metadata.VersionChange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksIterator;

/**
 * Metadata in embedded RocksDB, in a folder of its own. Every change is one atomic batch. Changes of the same name, or of
 * files with the same content or contents with the same base, must not run at once: that is the caller's business, who
 * alone has the folder.
 */
public final class RocksMetadataStore implements MetadataStore {

    private final Database database;
    private final int few;

    private RocksMetadataStore(Database database, int few) {
        this.database = database;
        this.few = few;
    }

    /**
     * Opens the metadata in that folder. If a version without indexes wrote it, they are made first, which takes a look at
     * every file's record.
     *
     * @param create whether to begin anew if there is none; otherwise missing metadata is an error
     * @param synchronous whether a change is on the device when it returns; otherwise it is in the operating system's
     *     care
     */
    public static RocksMetadataStore open(Path folder, boolean create, boolean synchronous) throws IOException {
        return open(folder, create, synchronous, QueryRun.FEW);
    }

    static RocksMetadataStore open(Path folder, boolean create, boolean synchronous, int few) throws IOException {
        Database database = Database.open(folder, create, synchronous);
        try {
            IndexCompletion.complete(database);
            return new RocksMetadataStore(database, few);
        } catch (Throwable e) {
            database.close();
            throw e;
        }
    }

    @Override
    public Optional<FileStat> find(FileName name) throws IOException {
        byte[] value = database.get(RecordFormat.nameKey(name));
        return value == null ? Optional.empty() : Optional.of(RecordFormat.decodeStat(name, value));
    }

    /**
     * Copies the metadata as it is now, durably; what of it never changes is linked.
     *
     * @param target does not exist
     */
    public void checkpoint(Path target) throws IOException {
        database.copyTo(target);
    }

    @Override
    public Optional<ContentRecord> find(ContentId id) throws IOException {
        byte[] value = database.get(RecordFormat.contentKey(id));
        return value == null ? Optional.empty() : Optional.of(RecordFormat.decodeContent(id, value));
    }

    @Override
    public boolean contains(ContentId id) throws IOException {
        return database.get(RecordFormat.contentKey(id)) != null;
    }

    @Override
    public List<FileStat> versions(FileName name) throws IOException {
        byte[] key = RecordFormat.nameKey(name);
        return database.iterate(keys -> {
            keys.seek(key);
            if (!keys.isValid() || !Arrays.equals(keys.key(), key)) {
                return List.of();
            }
            FileStat latest = RecordFormat.decodeStat(name, keys.value());
            List<FileStat> versions = older(keys, latest, latest.version());
            versions.add(latest);
            Collections.reverse(versions);
            return List.copyOf(versions);
        });
    }

    private List<FileStat> older(FileStat latest, long until) throws IOException {
        return until <= latest.oldestVersion() ? List.of() : database.iterate(keys -> older(keys, latest, until));
    }

    /** Those versions of a file that are kept and come before {@code until}, the oldest first. */
    private static List<FileStat> older(RocksIterator keys, FileStat latest, long until) throws IOException {
        List<FileStat> found = new ArrayList<>();
        byte[] end = RecordFormat.versionKey(latest.id(), until);
        for (keys.seek(RecordFormat.versionKey(latest.id(), latest.oldestVersion()));
                keys.isValid() && Arrays.compareUnsigned(keys.key(), end) < 0;
                keys.next()) {
            found.add(RecordFormat.decodeStat(latest.name(), keys.value()).asVersionOf(latest));
        }
        return found;
    }

    @Override
    public List<FileStat> list(String prefix, @Nullable FileName after, int limit) throws IOException {
        return query(FileQuery.all().withPrefix(prefix), after, limit);
    }

    @Override
    public List<FileStat> query(FileQuery query, @Nullable FileName after, int limit) throws IOException {
        return database.lookAround((keys, values) -> new QueryRun(keys, values, query, after, limit, few).run());
    }

    @Override
    public List<ContentId> put(@Nullable FileStat previous, FileStat next, List<ContentId> bases) throws IOException {
        VersionChange change = new VersionChange(previous, next);
        requireStill(next.name(), previous);
        ReferenceCounts counts = new ReferenceCounts(this::find);
        try (Batch batch = new Batch()) {
            batch.putFile(previous, next);
            if (!change.keepsContents()) {
                counts.acquire(next, bases);
                if (previous != null && change.forgetsPrevious()) {
                    counts.release(previous);
                }
            }
            if (previous != null) {
                if (change.keepsPrevious()) {
                    batch.putVersion(previous);
                }
                for (FileStat forgotten : older(previous, Math.min(next.oldestVersion(), previous.version()))) {
                    batch.deleteVersion(forgotten);
                    counts.release(forgotten);
                }
            }
            batch.putContents(counts);
            database.write(batch);
        }
        return counts.released();
    }

    @Override
    public List<ContentId> rename(FileStat file, FileName name, @Nullable FileStat replaced) throws IOException {
        requireStill(file.name(), file);
        requireStill(name, replaced);
        ReferenceCounts counts = new ReferenceCounts(this::find);
        try (Batch batch = new Batch()) {
            if (replaced != null) {
                remove(replaced, batch, counts);
            }
            batch.deleteFile(file);
            batch.putFile(null, file.withName(name));
            batch.putContents(counts);
            database.write(batch);
        }
        return counts.released();
    }

    @Override
    public List<ContentId> remove(FileStat file) throws IOException {
        requireStill(file.name(), file);
        ReferenceCounts counts = new ReferenceCounts(this::find);
        try (Batch batch = new Batch()) {
            remove(file, batch, counts);
            batch.putContents(counts);
            database.write(batch);
        }
        return counts.released();
    }

    private void remove(FileStat file, Batch batch, ReferenceCounts counts) throws IOException {
        for (FileStat older : older(file, file.version())) {
            batch.deleteVersion(older);
            counts.release(older);
        }
        batch.deleteFile(file);
        counts.release(file);
    }

    @Override
    public Optional<UUID> directory() throws IOException {
        byte[] value = database.get(RecordFormat.directoryKey());
        return value == null ? Optional.empty() : Optional.of(RecordFormat.decodeDirectory(value));
    }

    @Override
    public synchronized UUID bind(UUID directory) throws IOException {
        Optional<UUID> bound = directory();
        if (bound.isPresent()) {
            return bound.get();
        }
        try (Batch batch = new Batch()) {
            batch.put(RecordFormat.directoryKey(), RecordFormat.encode(directory));
            database.write(batch);
        }
        return directory;
    }

    private void requireStill(FileName name, @Nullable FileStat expected) throws IOException {
        if (!find(name).equals(Optional.ofNullable(expected))) {
            throw new FileChangedException(name);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
