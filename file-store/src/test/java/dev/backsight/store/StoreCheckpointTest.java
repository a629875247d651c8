package dev.backsight.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.store.metadata.FileStat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreCheckpointTest {

    @TempDir
    Path root;

    @Test
    void restoresTheStoreAsItWasWhateverHappenedToItSince() throws IOException {
        byte[] kept = Contents.halfRandom(1, 700_000);
        List<FileStat> listed;
        try (FileStore store = FileStore.open(root.resolve("store"))) {
            store.put("kept", kept);
            store.put("replaced", Contents.random(2, 5_000));
            store.put("deleted", Contents.random(3, 5_000));
            listed = store.list("", 10).files();

            store.checkpoint(root.resolve("checkpoint"));

            store.put("replaced", Contents.random(4, 5_000));
            store.delete("deleted");
            store.put("later", Contents.random(5, 5_000));
        }

        for (int i = 0; i < 2; i++) {
            Path restored = root.resolve("restored " + i);
            StoreCheckpoint.restore(root.resolve("checkpoint"), restored);
            try (FileStore store = FileStore.open(restored)) {
                assertThat(store.list("", 10).files()).isEqualTo(listed);
                assertThat(store.get("kept")).isEqualTo(kept);
                assertThat(store.get("replaced")).isEqualTo(Contents.random(2, 5_000));
                assertThat(store.get("deleted")).isEqualTo(Contents.random(3, 5_000));
                // What a restored store does is no business of the checkpoint, nor of the next one.
                store.delete("kept");
                store.put("replaced", Contents.random(6, 5_000));
            }
        }
    }

    @Test
    void linksContentsInsteadOfCopyingThem() throws IOException {
        try (FileStore store = FileStore.open(root.resolve("store"))) {
            store.put("a", Contents.random(1, 100_000));
            store.checkpoint(root.resolve("checkpoint"));

            Path original = Contents.stored(root.resolve("store")).get(0);
            Path linked = Contents.stored(root.resolve("checkpoint")).get(0);
            assertThat(Files.isSameFile(original, linked)).isTrue();
        }
    }
}
