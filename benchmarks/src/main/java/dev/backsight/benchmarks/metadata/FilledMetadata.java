package dev.backsight.benchmarks.metadata;

import dev.backsight.benchmarks.fork.ForkDirectory;
import dev.backsight.store.compression.Codec;
import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileId;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.ContentRecord;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.metadata.MediaType;
import dev.backsight.store.metadata.MetadataStore;
import dev.backsight.store.metadata.rocksdb.RocksMetadataStore;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;

/** Metadata of a number of files in folders of a hundred, in a folder of this fork. */
final class FilledMetadata implements Closeable {

    static final int FOLDER = 100;

    private static final ContentId[] CONTENTS = {ContentId.of(new byte[] {0}), ContentId.of(new byte[] {1})};
    private static final ContentRecord CONTENT = new ContentRecord(1, 1, 85, Codec.STORED);
    private static final MediaType TYPE = new MediaType("application/json");

    private final ForkDirectory directory;
    private final Path folder;
    private final MetadataStore metadata;

    FilledMetadata(int files) throws IOException {
        this(files, FilledMetadata::first);
    }

    /** @param records what is first known of a file, by its index */
    FilledMetadata(int files, IntFunction<FileStat> records) throws IOException {
        directory = ForkDirectory.create();
        folder = directory.path().resolve("metadata");
        // Filled without waiting for the device, then opened as the store opens it.
        try (MetadataStore filling = RocksMetadataStore.open(folder, true, false)) {
            for (int i = 0; i < files; i++) {
                filling.put(null, records.apply(i), List.of());
            }
        }
        metadata = RocksMetadataStore.open(folder, false, true);
    }

    MetadataStore store() {
        return metadata;
    }

    /** Where the database is. */
    Path database() {
        return folder;
    }

    static String folder(int index) {
        return String.format("folder-%05d/", index / FOLDER);
    }

    static FileName name(int index) {
        return new FileName(folder(index) + String.format("file-%02d.json", index % FOLDER));
    }

    /** The first record of a file, with the first of two contents. */
    static FileStat first(int index) {
        return FileStat.first(name(index), FileId.of(0, 0, index), CONTENTS[0], CONTENT, Instant.EPOCH, TYPE);
    }

    /** The record that replaces another, with the other of two contents and all else the same. */
    static FileStat next(FileStat record) {
        ContentId other = CONTENTS[record.contentId().equals(CONTENTS[0]) ? 1 : 0];
        return record.next(other, CONTENT, Instant.EPOCH, record.mediaType(), 1);
    }

    @Override
    public void close() throws IOException {
        metadata.close();
        directory.close();
    }
}
