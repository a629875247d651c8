package dev.backsight.store.objectcontent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.store.Contents;
import dev.backsight.store.DamagedContent;
import dev.backsight.store.FileStore;
import dev.backsight.store.FileStoreOptions;
import dev.backsight.store.ScrubOptions;
import dev.backsight.store.objectstorage.ObjectKey;
import dev.backsight.store.objectstorage.ObjectStorage;
import dev.backsight.store.objectstorage.StorageUnavailableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a store does whose object storage fails, is damaged, or is another's. */
class ObjectContentFaultsTest {

    private static final byte[] OLD = Contents.random(1, 150_000);
    private static final byte[] NEW = Contents.random(2, 200_000);

    @TempDir
    Path root;

    private FaultyStorage storage;

    @BeforeEach
    void openStorage() throws IOException {
        storage = new FaultyStorage(ObjectStorage.directory(root.resolve("objects")));
    }

    @AfterEach
    void closeStorage() {
        storage.close();
    }

    private FileStore open() throws IOException {
        return open("store");
    }

    private FileStore open(String directory) throws IOException {
        return FileStore.open(
                root.resolve(directory),
                FileStoreOptions.defaults()
                        .withBackend(
                                new ObjectContentBackend(storage).withSegmentBytes(ObjectContentContract.SEGMENT)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whicheverRequestFailsTheFileIsTheOldOneOrTheNewOneAndNothingIsLeft(boolean effect) throws IOException {
        int failing = 1;
        for (boolean done = false; !done; failing++) {
            try (FileStore store = open()) {
                store.put("file", OLD);
                storage.arm(effect, failing);
                done = put(store);
                storage.arm(false, 0);
                assertThat(store.get("file")).as("request %d", failing).isEqualTo(done ? NEW : OLD);
            }
            try (FileStore store = open()) {
                assertThat(store.get("file")).isEqualTo(done ? NEW : OLD);
                assertThat(manifests()).hasSize(1);
                assertThat(ObjectContentContract.keys(storage)).hasSize(done ? 5 : 4);
                assertThat(Contents.temporary(root.resolve("store"))).isEmpty();
            }
        }
        // Four segments, a manifest, and then the removal of the old content, whose failing harms nobody.
        assertThat(failing - 1).isEqualTo(6);
    }

    private static boolean put(FileStore store) throws IOException {
        try {
            store.put("file", new ByteArrayInputStream(NEW));
            return true;
        } catch (StorageUnavailableException e) {
            assertThat(e).hasMessageContaining("failed on purpose");
            return false;
        }
    }

    private List<String> manifests() throws IOException {
        return ObjectContentContract.keys(storage).stream()
                .filter(key -> key.endsWith("/manifest"))
                .toList();
    }

    @Test
    void scrubFindsADamagedObjectAndReplacesItFromAReplica() throws IOException {
        // Its second block begins in its fifth segment.
        byte[] large = Contents.random(3, 400_000);
        try (FileStore store = open();
                FileStore replica = FileStore.open(root.resolve("replica"))) {
            store.put("file", large);
            store.put("other", OLD);
            replica.put("file", large);
            String manifest = store.stat("file").orElseThrow().contentId().hex() + "/manifest";
            String segment = ObjectContentContract.keys(storage).stream()
                    .filter(key -> key.contains(manifest.substring(0, 64)) && key.endsWith("/00000004"))
                    .findFirst()
                    .orElseThrow();
            byte[] damaged = storage.read(new ObjectKey(segment), 0, ObjectContentContract.SEGMENT);
            damaged[1000] ^= 1;
            storage.put(new ObjectKey(segment), damaged);

            assertThatThrownBy(() -> store.get("file"))
                    .hasMessageContainingAll("'file'", "from byte 262144 on", segment + " at offset 68:");
            ScrubOptions options = ScrubOptions.checkAll();
            DamagedContent found = store.scrub(options).damaged().get(0);
            assertThat(found.problem()).contains(segment);
            assertThat(found.files().get(0).name().value()).isEqualTo("file");
            try (InputStream before = store.newInputStream("other")) {
                assertThat(store.scrub(options.withReplica(replica.contentSource()))
                                .damaged()
                                .get(0)
                                .outcome())
                        .isEqualTo(DamagedContent.Outcome.REPAIRED);
                assertThat(before.readAllBytes()).isEqualTo(OLD);
            }
            assertThat(store.get("file")).isEqualTo(large);
            assertThat(store.scrub(options).damaged()).isEmpty();
        }
        try (FileStore store = open()) {
            assertThat(store.get("file")).isEqualTo(large);
            assertThat(ObjectContentContract.keys(storage))
                    .as("the damaged upload is gone")
                    .hasSize(8 + 4);
        }
    }

    @Test
    void scrubFindsAContentThatIsMissing() throws IOException {
        try (FileStore store = open()) {
            store.put("file", OLD);
            storage.delete(new ObjectKey(manifests().get(0)));

            DamagedContent found =
                    store.scrub(ScrubOptions.checkAll()).damaged().get(0);

            assertThat(found.problem()).contains("/manifest", "it is missing");
            assertThatThrownBy(() -> store.get("file")).hasMessageContaining("it is missing");
        }
    }

    @Test
    void contentsBelongToOneDirectoryAndTheDirectoryToThem() throws IOException {
        try (FileStore store = open()) {
            store.put("file", OLD);
        }
        assertThatThrownBy(() -> open("another")).hasMessageContaining("the contents given are not those of");
        assertThatThrownBy(() -> FileStore.open(root.resolve("store")))
                .hasMessageContaining("keeps its contents elsewhere");
        try (FileStore local = FileStore.open(root.resolve("local"))) {
            local.put("file", NEW);
        }
        assertThatThrownBy(() -> open("local")).hasMessageContaining("keeps its contents itself");
        storage.delete(new ObjectKey("owner"));
        assertThatThrownBy(this::open).hasMessageContaining("there are none");
        assertThatThrownBy(() -> open("third")).hasMessageContaining("holds something else");
        assertThat(manifests()).as("nobody has removed anything").hasSize(1);
    }

    @Test
    void objectsThatAreNotTheStoresStay() throws IOException {
        try (FileStore store = open()) {
            store.put("file", OLD);
        }
        List<String> others = List.of("notes", "contents/readme", "contents/00/" + "ff".repeat(32) + "/manifest");
        for (String key : others) {
            storage.put(new ObjectKey(key), new byte[1]);
        }
        try (FileStore store = open()) {
            store.delete("file");
        }
        for (String key : others) {
            assertThat(storage.find(new ObjectKey(key))).as(key).isPresent();
        }
    }

    @Test
    void aCheckpointSaysWhyThereIsNone() throws IOException {
        try (FileStore store = open()) {
            store.put("file", OLD);
            assertThatThrownBy(() -> store.checkpoint(root.resolve("copy"))).hasMessageContaining("kept elsewhere");
            assertThat(root.resolve("copy")).doesNotExist();
        }
    }

    @Test
    void theManifestIsLaidOutAsDocumented() throws IOException {
        try (FileStore store = open()) {
            byte[] id = store.put("file", OLD).contentId().toBytes();
            byte[] manifest = storage.read(new ObjectKey(manifests().get(0)), 0, Manifest.BYTES);
            assertThat(manifest).startsWith(0x89, 'B', 'S', 'M', '\r', '\n', 0x1A, '\n', 0, 1, 0, 0, 0, 1, 0, 0);
            assertThat(manifest).containsSubsequence(id);
            assertThat(storage.stat(new ObjectKey(manifests().get(0))).size()).isEqualTo(76);
        }
    }
}
