package dev.backsight.benchmarks.metadata;

import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.FileQuery;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.metadata.MetadataStore;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One of the store's own engines, with the server it needs, if it needs one. */
final class StoredMetadata implements MetadataOperations {

    private final MetadataStore store;
    private final Closeable server;

    /** @param server closed after the store */
    StoredMetadata(MetadataStore store, Closeable server) {
        this.store = store;
        this.server = server;
    }

    @Override
    public void put(FileStat before, FileStat after) throws IOException {
        store.put(before, after, List.of());
    }

    @Override
    public Optional<FileStat> find(FileName name) throws IOException {
        return store.find(name);
    }

    @Override
    public List<FileStat> list(String prefix, @Nullable FileName after, int limit) throws IOException {
        return store.list(prefix, after, limit);
    }

    @Override
    public List<FileStat> query(FileQuery query, @Nullable FileName after, int limit) throws IOException {
        return store.query(query, after, limit);
    }

    @Override
    public void close() throws IOException {
        try (server) {
            store.close();
        }
    }
}
