package dev.backsight.store.metadata.rocksdb;

import dev.backsight.store.metadata.FileQueryContract;
import dev.backsight.store.metadata.MetadataStore;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class RocksFileQueryTest extends FileQueryContract {

    @TempDir
    Path folder;

    @Override
    protected MetadataStore open() throws IOException {
        return RocksMetadataStore.open(folder, true, false);
    }
}
