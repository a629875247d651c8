package dev.backsight.benchmarks.metadata;

import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.FileQuery;
import dev.backsight.store.metadata.FileStat;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What every engine is asked for alike; the meaning is that of {@link dev.backsight.store.metadata.MetadataStore}. */
interface MetadataOperations extends Closeable {

    /** Puts another version of a file, of another content; it is on the device when this returns. */
    void put(FileStat before, FileStat after) throws IOException;

    Optional<FileStat> find(FileName name) throws IOException;

    List<FileStat> list(String prefix, @Nullable FileName after, int limit) throws IOException;

    /** @param query asks for a tag and a type, and nothing else */
    List<FileStat> query(FileQuery query, @Nullable FileName after, int limit) throws IOException;
}
