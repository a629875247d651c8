package dev.backsight.store.mirror;

import dev.backsight.store.FilePage;
import dev.backsight.store.FileStore;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.FileStat;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The store as the mirror reads it, where being closed is nothing unusual. */
final class StoreSource {

    private final FileStore store;

    StoreSource(FileStore store) {
        this.store = store;
    }

    Optional<FileStat> stat(FileName name) throws IOException, StoreClosedException {
        return unlessClosed(() -> store.stat(name.value()));
    }

    InputStream newInputStream(FileName name) throws IOException, StoreClosedException {
        return unlessClosed(() -> store.newInputStream(name.value()));
    }

    FilePage list(@Nullable String after, int limit) throws IOException, StoreClosedException {
        return unlessClosed(() -> after == null ? store.list("", limit) : store.list("", after, limit));
    }

    private static <T> T unlessClosed(Read<T> read) throws IOException, StoreClosedException {
        try {
            return read.run();
        } catch (IllegalStateException e) {
            throw new StoreClosedException(e);
        }
    }

    @FunctionalInterface
    private interface Read<T> {

        T run() throws IOException;
    }
}
