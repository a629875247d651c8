package dev.backsight.store.objectstorage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryStorageTest extends ObjectStorageContract {

    @TempDir
    private Path root;

    @Override
    ObjectStorage open(String prefix) throws IOException {
        return ObjectStorage.directory(root.resolve("storage"));
    }

    @Test
    void aKeyMayBeTheFolderOfAnother() throws IOException {
        storage.put(key("a"), new byte[1]);
        storage.put(key("a/b"), new byte[2]);
        storage.put(key("a/b/c"), new byte[3]);
        storage.put(key("a.b"), new byte[4]);

        assertThat(keys("", 10)).containsExactly("a", "a.b", "a/b", "a/b/c");
        assertThat(keys("a/", 10)).containsExactly("a/b", "a/b/c");
        storage.delete(key("a/b"));
        assertThat(storage.stat(key("a/b/c")).size()).isEqualTo(3);
        assertThatThrownBy(() -> storage.stat(key("a/b"))).isInstanceOf(ObjectNotFoundException.class);
    }

    @Test
    void removesWhatACrashLeft() throws IOException {
        Path left = Files.writeString(root.resolve("storage/temporary/left.tmp"), "half");
        try (ObjectStorage again = ObjectStorage.directory(root.resolve("storage"))) {
            assertThat(left).doesNotExist();
            assertThat(again.list("", null, 10).objects()).isEmpty();
        }
    }

    @Test
    void showsNoForeignFiles() throws IOException {
        try (ObjectStorage storage = ObjectStorage.directory(root.resolve("storage"))) {
            storage.put(new ObjectKey("a/b"), new byte[1]);
            Files.writeString(root.resolve("storage/objects/a/Foreign$"), "x");
            Files.writeString(root.resolve("storage/objects/a/foreign"), "x");
            assertThat(storage.list("", null, 10).objects()).containsExactly(new ObjectStat(new ObjectKey("a/b"), 1));
        }
    }

    @Test
    void aVanishedDirectoryIsUnavailableAndNotEmpty() throws IOException {
        try (ObjectStorage storage = ObjectStorage.directory(root.resolve("gone"))) {
            Files.delete(root.resolve("gone/temporary"));
            assertThatThrownBy(() -> storage.put(new ObjectKey("k"), new byte[1]))
                    .isInstanceOf(StorageUnavailableException.class)
                    .hasMessageContaining("put 'k'");
        }
    }
}
