package dev.backsight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.store.metadata.FileLabels;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.metadata.MediaType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file keeps when it is put again, and when the store is opened again. */
class NameChangesTest {

    private static final FileStoreOptions THREE =
            FileStoreOptions.defaults().withDurability(Durability.PROCESS_CRASH).withKeptVersions(3);
    private static final MediaType TEXT = new MediaType("text/plain");

    @TempDir
    Path root;

    private FileStore store;

    @BeforeEach
    void open() throws IOException {
        store = FileStore.open(root, THREE);
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    @Test
    void aFileKeepsItsIdOverItsContentsAndANewOneHasAnother() throws IOException {
        FileStat first = store.put("f", new byte[] {1});
        FileStat second = store.put("f", new byte[] {2});
        store.delete("f");
        FileStat anew = store.put("f", new byte[] {1});

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(List.of(first.version(), second.version(), anew.version())).containsExactly(1L, 2L, 1L);
        assertThat(anew.id()).isGreaterThan(first.id());
    }

    @Test
    void keepsNoMoreVersionsThanItIsToldWhenItIsPutNext() throws IOException {
        for (int i = 1; i <= 5; i++) {
            store.put("f", new byte[] {(byte) i}, TEXT);
        }
        store.close();

        store = FileStore.open(root, THREE.withKeptVersions(1));
        assertThat(store.versions("f")).as("kept until the next put").hasSize(3);
        store.put("f", new byte[] {6});
        assertThat(store.versions("f")).extracting(FileStat::version).containsExactly(6L);
        assertThat(Contents.stored(root)).hasSize(1);
    }

    @Test
    void everythingIsThereAfterReopening() throws IOException {
        FileStat file =
                store.label(store.put("f", new byte[] {1}, TEXT), new FileLabels(Set.of("x", "y"), Map.of("k", "v\n")));
        store.put("g", new byte[] {1});
        store.put("g", new byte[] {2});
        List<FileStat> versions = store.versions("g");
        store.close();

        store = FileStore.open(root, THREE);
        assertThat(store.stat("f")).contains(file);
        assertThat(store.versions("g")).isEqualTo(versions);
    }

    @Test
    void refusesToKeepNoVersionOrTooMany() {
        assertThatThrownBy(() -> THREE.withKeptVersions(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> THREE.withKeptVersions(1001)).hasMessageContaining("1001");
    }
}
