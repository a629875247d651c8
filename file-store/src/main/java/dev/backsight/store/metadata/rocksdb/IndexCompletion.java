package dev.backsight.store.metadata.rocksdb;

import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.metadata.MetadataException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the indexes of metadata that was written before there were any. A mark says that they are complete; without it
 * they are made, from the beginning: what a crash had left half-done is written once more. Only while nobody writes.
 */
final class IndexCompletion {

    private static final System.Logger LOG = System.getLogger(IndexCompletion.class.getName());
    private static final int FILES_AT_ONCE = 1_000;
    private static final byte VERSION = 1;

    private IndexCompletion() {}

    static void complete(Database database) throws IOException {
        if (isComplete(database)) {
            return;
        }
        byte[] from = {RecordFormat.NAME};
        while (from.length > 0) {
            from = indexSome(database, from);
        }
        try (Batch batch = new Batch()) {
            batch.put(RecordFormat.indexMarkKey(), new byte[] {VERSION});
            database.write(batch);
        }
    }

    private static boolean isComplete(Database database) throws IOException {
        byte @Nullable [] mark = database.get(RecordFormat.indexMarkKey());
        if (mark != null && !Arrays.equals(mark, new byte[] {VERSION})) {
            throw new MetadataException("the metadata has indexes of a version that this store does not know;"
                    + " written by a newer version of the store, read it with that one");
        }
        return mark != null;
    }

    /** Returns the key to go on with, empty after the last. */
    private static byte[] indexSome(Database database, byte[] from) throws IOException {
        List<FileStat> files = new ArrayList<>();
        byte[] next = database.iterate(keys -> {
            int seen = 0;
            for (keys.seek(from); keys.isValid() && keys.key()[0] == RecordFormat.NAME; keys.next()) {
                if (seen++ == FILES_AT_ONCE) {
                    return keys.key();
                }
                try {
                    files.add(RecordFormat.decodeStat(keys.key(), keys.value()));
                } catch (MetadataException e) {
                    // Whoever asks for that file is told; all others shall not be kept from theirs.
                    LOG.log(System.Logger.Level.WARNING, "a file is left out of the indexes", e);
                }
            }
            return new byte[0];
        });
        try (Batch batch = new Batch()) {
            for (FileStat file : files) {
                batch.indexAnew(file);
            }
            database.write(batch);
        }
        return next;
    }
}
