package dev.backsight.store.metadata.rocksdb;

import dev.backsight.store.metadata.FileQueryContract;
import dev.backsight.store.metadata.MetadataStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The same promises where indexes lead to more names than are looked at before one is chosen. */
class QueryBeyondFewTest extends FileQueryContract {

    @TempDir
    Path folder;

    @Override
    protected MetadataStore open() throws IOException {
        Path database = folder.resolve("metadata");
        return RocksMetadataStore.open(database, !Files.exists(database), false, 8);
    }
}
