package dev.backsight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.store.compression.Codec;
import dev.backsight.store.compression.Compression;
import dev.backsight.store.identity.InvalidNameException;
import dev.backsight.store.metadata.FileStat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FileStoreTest extends FileStoreContract {

    @Override
    protected FileStoreOptions options() {
        return FileStoreOptions.defaults();
    }

    @Override
    protected long storedContents() {
        return Contents.stored(root.resolve("store")).size();
    }

    @Override
    protected int randomRanges() {
        return 300;
    }

    @Test
    void doesNotCompressWhatDoesNotShrink() throws IOException {
        FileStat random = store.put("random", Contents.random(1, 1_000_000));
        byte[] mixed = Contents.random(2, 1_000_000);
        Arrays.fill(mixed, 0, 500_000, (byte) 'x');
        FileStat half = store.put("mixed", mixed);

        assertThat(random.codec()).isEqualTo(Codec.STORED);
        assertThat(random.storedSize()).isEqualTo(1_000_000 + 68 + 4 * 16);
        assertThat(half.codec()).isEqualTo(Codec.ZSTD);
        assertThat(half.storedSize()).isBetween(470_000L, 750_000L);
        assertThat(store.get("mixed")).isEqualTo(mixed);
    }

    @Test
    void compressesHarderWhenToldTo() throws IOException {
        byte[] content = Contents.text(4, 400_000);
        long standard = store.put("a", content).storedSize();
        store.delete("a");
        store.close();

        try (FileStore hard = FileStore.open(
                root.resolve("store"), FileStoreOptions.defaults().withCompression(Compression.zstd(15)))) {
            assertThat(hard.put("a", content).storedSize()).isLessThan(standard);
            assertThat(hard.get("a")).isEqualTo(content);
        }
        try (FileStore none = FileStore.open(
                root.resolve("store"), FileStoreOptions.defaults().withCompression(Compression.none()))) {
            assertThat(none.get("a")).isEqualTo(content);
            assertThat(none.put("b", Arrays.copyOf(content, 100_000)).codec()).isEqualTo(Codec.STORED);
        }
    }

    @Test
    void namesAreKeysAndNeverPaths() throws IOException {
        store.put("../../escape", new byte[] {1});
        store.put("/etc/passwd", new byte[] {2});
        store.put("C:\\x", new byte[] {3});

        assertThat(store.get("/etc/passwd")).containsExactly(2);
        assertThat(store.list("", 10).files()).hasSize(3);
        try (var files = Files.list(root)) {
            assertThat(files).containsExactly(root.resolve("store"));
        }
        assertThatThrownBy(() -> store.put("", new byte[0])).isInstanceOf(InvalidNameException.class);
        assertThatThrownBy(() -> store.stat("a\0b")).isInstanceOf(InvalidNameException.class);
    }

    @Test
    void refusesADirectoryThatIsOpenAlready() {
        assertThatThrownBy(() -> FileStore.open(root.resolve("store")))
                .isInstanceOf(StoreInUseException.class)
                .hasMessageContaining(root.resolve("store").toString())
                .hasMessageContaining("open already");
    }

    @Test
    void refusesADirectoryThatHoldsSomethingElse() throws IOException {
        Path other = Files.createDirectory(root.resolve("other"));
        Files.writeString(other.resolve("thesis.tex"), "years of work");

        assertThatThrownBy(() -> FileStore.open(other)).hasMessageContaining("neither empty nor a store");
        assertThat(other.resolve("thesis.tex")).hasContent("years of work");
    }

    @Test
    void refusesAStoreOfAnotherFormat() throws IOException {
        store.close();
        Files.writeString(root.resolve("store/FORMAT"), "backsight file store, format 2\n");

        assertThatThrownBy(() -> FileStore.open(root.resolve("store"))).hasMessageContaining("format 2");
    }

    @Test
    void missingMetadataIsAnErrorAndNotAReasonToRemoveContents() throws IOException {
        store.put("file", new byte[] {1});
        store.close();
        Files.move(root.resolve("store/metadata"), root.resolve("elsewhere"));

        assertThatThrownBy(() -> FileStore.open(root.resolve("store"))).hasMessageContaining("cannot be opened");
        assertThat(Contents.stored(root.resolve("store"))).hasSize(1);
    }
}
