package dev.backsight.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.store.chunking.ChunkSizes;
import dev.backsight.store.content.Chunking;
import dev.backsight.store.content.ContentBackend;
import dev.backsight.store.content.FaultyDisk;
import dev.backsight.store.content.FaultyDisk.Fault;
import dev.backsight.store.metadata.FileStat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every step that a put makes on the contents' disk fails once, in every way. */
class FaultyDiskTest {

    private static final byte[] OLD = Contents.random(1, 200_000);
    private static final FileStoreOptions OPTIONS = FileStoreOptions.defaults()
            .withChunking(new Chunking(100_000, new ChunkSizes(16 << 10, 32 << 10, 64 << 10, 2)));

    @TempDir
    Path root;

    @ParameterizedTest
    @EnumSource
    void aPutIsDoneOrAnErrorAndThenTheOldFileIsThere(Fault fault) throws IOException {
        byte[] shared = Edits.overwrite(OLD, 2, 1, 1000);
        byte[] other = Contents.random(3, 150_000);
        FaultyDisk disk = new FaultyDisk(20261121);
        try (FileStore store = FileStore.open(root, OPTIONS.withBackend(ContentBackend.onDisk(disk)))) {
            store.put("file", OLD);
            for (byte[] next : new byte[][] {shared, other}) {
                int failing = 1;
                for (boolean done = false; !done; failing++) {
                    disk.arm(fault, failing);
                    done = put(store, next);
                    disk.arm(fault, 0);
                    assertThat(store.get("file")).as("step %d", failing).isEqualTo(done ? next : OLD);
                    assertThat(Contents.temporary(root)).isEmpty();
                    assertThat(disk.openFiles()).isZero();
                }
                assertThat(failing).isGreaterThan(8);
                store.put("file", OLD);
            }
        }
        try (FileStore store = FileStore.open(root, OPTIONS)) {
            assertThat(store.get("file")).isEqualTo(OLD);
            assertThat(Contents.stored(root))
                    .as("no orphan outlives an opening")
                    .hasSize(1);
        }
    }

    private static boolean put(FileStore store, byte[] next) throws IOException {
        FileStat before = store.stat("file").orElseThrow();
        try {
            store.put("file", new ByteArrayInputStream(next));
            return true;
        } catch (IOException e) {
            assertThat(e).message().containsAnyOf("failed: ", "No space left");
            assertThat(store.stat("file")).contains(before);
            return false;
        }
    }
}
