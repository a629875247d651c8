package dev.backsight.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class LocalNamedFilesTest extends NamedFilesContract {

    @TempDir
    Path root;

    private FileStore store;

    @Override
    protected NamedFiles open() throws IOException {
        store = FileStore.open(
                root,
                FileStoreOptions.defaults()
                        .withDurability(Durability.PROCESS_CRASH)
                        .withKeptVersions(3));
        return NamedFiles.of(store);
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    @Override
    protected void requireStoredContents(int count) {
        assertThat(Contents.stored(root)).hasSize(count);
    }

    @Override
    protected int rounds() {
        return 400;
    }
}
