package dev.backsight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.MetadataStore;
import dev.backsight.store.metadata.rocksdb.RocksMetadataStore;
import dev.backsight.store.monitor.StoreMonitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store whose metadata is kept elsewhere, and the contents it would lose by being opened with another's. */
class GivenMetadataTest {

    @TempDir
    Path root;

    private MetadataStore metadata(String name) throws IOException {
        Path folder = root.resolve(name);
        return RocksMetadataStore.open(folder, !Files.exists(folder), false);
    }

    private FileStore open(String store, MetadataStore metadata) throws IOException {
        return FileStore.open(root.resolve(store), FileStoreOptions.defaults(), metadata, StoreMonitor.disabled());
    }

    @Test
    void keepsFilesOverAReopening() throws IOException {
        try (FileStore store = open("store", metadata("m"))) {
            store.put("f", new byte[] {1});
        }
        try (FileStore store = open("store", metadata("m"))) {
            assertThat(store.get("f")).containsExactly(1);
        }
        assertThat(root.resolve("store/metadata")).doesNotExist();
    }

    @Test
    void refusesMetadataThatIsEmptyOrAnothersAndKeepsAllContents() throws IOException {
        try (FileStore store = open("store", metadata("m"))) {
            store.put("f", new byte[] {1});
        }
        open("another", metadata("m2")).close();

        assertThatThrownBy(() -> open("store", metadata("empty"))).hasMessageContaining("there are none");
        assertThatThrownBy(() -> open("store", metadata("m2"))).hasMessageContaining("belong to the directory");
        assertThatThrownBy(() -> open("new", metadata("m"))).hasMessageContaining("belong to the directory");
        assertThatThrownBy(() -> FileStore.open(root.resolve("store"))).hasMessageContaining("elsewhere");
        assertThat(Contents.stored(root.resolve("store"))).hasSize(1);
        Files.writeString(root.resolve("store/METADATA"), "?");
        assertThatThrownBy(() -> open("store", metadata("m"))).hasMessageContaining("damaged");
    }

    @Test
    void refusesADirectoryThatKeepsItsMetadataItself() throws IOException {
        try (FileStore store = FileStore.open(root.resolve("store"))) {
            store.put("f", new byte[] {1});
        }
        assertThatThrownBy(() -> open("store", metadata("m"))).hasMessageContaining("keeps its metadata itself");
        try (FileStore store = FileStore.open(root.resolve("store"))) {
            assertThat(store.get("f")).containsExactly(1);
        }
    }

    @Test
    void closesWhatItWasGivenAlsoWhereItCannotOpen() throws IOException {
        try (FileStore open = open("store", metadata("m"))) {
            MetadataStore given = metadata("m2");
            assertThatThrownBy(() -> open("store", given)).isInstanceOf(StoreInUseException.class);
            assertThatThrownBy(() -> given.find(new FileName("f"))).isInstanceOf(IllegalStateException.class);
            assertThat(open.stat("f")).isEmpty();
        }
    }
}
