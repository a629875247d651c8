package dev.backsight.benchmarks.metadata;

import dev.backsight.store.metadata.MetadataStore;
import dev.backsight.store.metadata.rocksdb.RocksMetadataStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What keeps metadata: the store's own two, and one that it might have had. Filled with {@link LabelledFiles}. */
public enum Engine {
    /** The store's own, embedded. */
    ROCKSDB {
        @Override
        MetadataOperations open(Path folder, int files) throws IOException {
            // Filled without waiting for the device, then opened as the store opens it.
            try (MetadataStore filling = RocksMetadataStore.open(folder, true, false)) {
                for (int i = 0; i < files; i++) {
                    filling.put(null, LabelledFiles.first(i), List.of());
                }
            }
            return new StoredMetadata(RocksMetadataStore.open(folder, false, true), () -> {});
        }
    },
    /** The store's own, in a server on this machine, over loopback. */
    POSTGRESQL {
        @Override
        MetadataOperations open(Path folder, int files) throws IOException {
            PostgresServer server = PostgresServer.start(folder);
            try {
                server.load(files);
                return new StoredMetadata(server.openStore(), server);
            } catch (IOException | RuntimeException e) {
                server.closeAfter(e);
                throw e;
            }
        }
    },
    /** Not the store's: what it might have chosen instead, embedded, with the same columns and indexes. */
    SQLITE {
        @Override
        MetadataOperations open(Path folder, int files) throws IOException {
            return SqliteMetadata.open(folder, files);
        }
    };

    /**
     * Metadata of that many files, whose changes survive loss of power.
     *
     * @param folder does not exist
     */
    abstract MetadataOperations open(Path folder, int files) throws IOException;
}
