package dev.backsight.store.mirror;

import static dev.backsight.store.mirror.MirrorAssertions.keys;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.store.Contents;
import dev.backsight.store.FileStore;
import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.MediaType;
import dev.backsight.store.monitor.Operation;
import dev.backsight.store.monitor.OperationStats;
import dev.backsight.store.objectstorage.ObjectKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MirrorTest {

    @RegisterExtension
    private final MirroredStore mirrored = new MirroredStore();

    @Test
    void putsReplacementsAndDeletesReachTheStorage() throws Exception {
        byte[] large = Contents.halfRandom(1, MirrorLayout.PART_BYTES * 2 + 12_345);
        mirrored.store.put("large", large, new MediaType("application/x-large"));
        mirrored.store.put("small", Contents.text(2, 1000), new MediaType("text/plain"));
        mirrored.store.put("same", Contents.text(2, 1000));
        mirrored.store.put("empty", new byte[0]);
        mirrored.drain();
        assertThat(keys(mirrored.storage)).hasSize(3 + 1 + 4);
        mirrored.assertMirrored();

        mirrored.store.put("large", Contents.random(3, 100));
        mirrored.store.delete("same");
        mirrored.drain();
        assertThat(keys(mirrored.storage)).hasSize(1 + 1 + 3);
        mirrored.assertMirrored();

        mirrored.store.delete("small");
        mirrored.store.delete("large");
        mirrored.store.delete("empty");
        mirrored.drain();
        assertThat(keys(mirrored.storage)).isEmpty();
    }

    @Test
    void contentIsPlainAndReadableWithoutThisLibrary() throws Exception {
        byte[] content = Contents.halfRandom(1, MirrorLayout.PART_BYTES + 1);
        ContentId id = mirrored.store.put("f", content).contentId();
        mirrored.drain();

        Path folder = mirrored.root.resolve("storage/objects/v1/content").resolve(id.hex());
        byte[] joined = Arrays.copyOf(Files.readAllBytes(folder.resolve("000000$")), content.length);
        byte[] last = Files.readAllBytes(folder.resolve("000001$"));
        System.arraycopy(last, 0, joined, MirrorLayout.PART_BYTES, last.length);
        assertThat(joined).isEqualTo(content);
    }

    @Test
    void hostileNamesAreMirroredAndRestoredAsTheyAre() throws Exception {
        List<String> names = List.of(
                "../../etc/passwd",
                "/",
                "//",
                ".",
                "..",
                "v1/files/x.json",
                "a$",
                "CON",
                "\"quoted\\",
                "%2e%2e%2f",
                "name?query#fragment",
                "\u202Egnp.exe",
                "e\u0301",
                "\u00e9",
                "\uD83D\uDE00".repeat(256),
                " ",
                "\uFFFE",
                "n".repeat(FileName.MAX_BYTES));
        for (String name : names) {
            mirrored.store.put(name, name.getBytes(StandardCharsets.UTF_8));
        }
        mirrored.drain();
        mirrored.assertMirrored();
        assertThat(mirrored.root.resolve("etc")).doesNotExist();
    }

    @Test
    void manyPutsOfANameAreMirroredOnceByTheLast() throws Exception {
        for (int i = 0; i < 50; i++) {
            mirrored.store.put("hot", Contents.random(i, 100));
        }
        assertThat(mirrored.mirror.statistics().queued()).isEqualTo(2);
        mirrored.drain();
        assertThat(mirrored.mirror.statistics().bytes()).isEqualTo(100);
        mirrored.assertMirrored();
    }

    @Test
    void aChangeWhileItsNameIsBeingMirroredIsNotLost() throws Exception {
        mirrored.store.put("f", Contents.random(1, 1000));
        List<String> once = new ArrayList<>(List.of("once"));
        mirrored.storage.beforePut = () -> {
            if (!once.isEmpty()) {
                once.clear();
                putUnchecked("f", Contents.random(2, 2000));
            }
        };
        mirrored.drain();
        assertThat(once).isEmpty();
        mirrored.assertMirrored();
    }

    private void putUnchecked(String name, byte[] content) {
        try {
            mirrored.store.put(name, content);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void partsTravelAtTheSameTimeAndNoFileRefersToThemBefore() throws Exception {
        mirrored.reopen(mirrored.options.withPartsAtATime(3));
        mirrored.drain();
        byte[] content = Contents.random(1, 6 * MirrorLayout.PART_BYTES + 1);
        mirrored.store.put("f", content);
        CountDownLatch together = new CountDownLatch(3);
        mirrored.storage.beforePut = () -> {
            together.countDown();
            try {
                together.await();
                assertThat(mirrored.storage.find(MirrorLayout.fileKey(new FileName("f"))))
                        .isEmpty();
            } catch (InterruptedException | IOException e) {
                throw new IllegalStateException(e);
            }
        };
        mirrored.drain();
        assertThat(mirrored.mirror.deadLetters(10)).isEmpty();
        assertThat(mirrored.mirror.statistics().failed()).isZero();
        mirrored.assertMirrored();
    }

    @Test
    void aStoreThatWasThereBeforeIsMirroredAndWhatTheStorageHasTooMuchIsRemoved() throws Exception {
        mirrored.store.put("kept", Contents.random(1, 1000));
        mirrored.store.put("deleted later", Contents.random(2, 1000));
        mirrored.drain();
        mirrored.closeStoreAndMirror();
        try (FileStore alone = FileStore.open(mirrored.root.resolve("store"))) {
            alone.delete("deleted later");
            alone.put("put later", Contents.random(3, 1000));
        }
        mirrored.storage.put(MirrorLayout.partKey(ContentId.of(new byte[] {9}), 0), new byte[] {9});
        MirroredStore.deleteFolder(mirrored.root.resolve("queue"));

        mirrored.open();
        mirrored.drain();
        mirrored.assertMirrored();

        ObjectKey kept = MirrorLayout.fileKey(new FileName("kept"));
        mirrored.storage.put(kept, new byte[] {'{'});
        mirrored.mirror.reconcile();
        mirrored.drain();
        assertThat(mirrored.mirror.deadLetters(10)).isEmpty();
        mirrored.assertMirrored();

        mirrored.storage.delete(kept);
        mirrored.mirror.reconcile();
        mirrored.drain();
        assertThat(mirrored.storage.find(kept)).isPresent();
        mirrored.assertMirrored();
    }

    @Test
    void thePolicySaysWhatIsMirroredAndWhatFirst() throws Exception {
        mirrored.reopen(mirrored.options.withPolicy(name -> name.value().startsWith("cache/")
                ? Optional.empty()
                : Optional.of(name.value().startsWith("urgent/") ? Priority.HIGH : Priority.LOW)));
        mirrored.drain();
        mirrored.store.put("cache/x", new byte[] {1});
        mirrored.store.put("plain", new byte[] {2});
        mirrored.store.put("urgent/y", new byte[] {3});

        assertThat(mirrored.mirror.runNext()).isTrue();
        assertThat(mirrored.storage.find(MirrorLayout.fileKey(new FileName("urgent/y"))))
                .isPresent();
        assertThat(mirrored.storage.find(MirrorLayout.fileKey(new FileName("plain"))))
                .isEmpty();
        mirrored.drain();
        assertThat(mirrored.storage.find(MirrorLayout.fileKey(new FileName("plain"))))
                .isPresent();
        assertThat(mirrored.storage.find(MirrorLayout.fileKey(new FileName("cache/x"))))
                .isEmpty();
    }

    @Test
    void everyAttemptIsRecorded() throws Exception {
        mirrored.drain();
        mirrored.monitor.aggregate();
        mirrored.store.put("f", Contents.random(1, 1000));
        mirrored.storage.failing(100);
        mirrored.mirror.runNext();
        mirrored.storage.failing(0);
        mirrored.drain();
        OperationStats recorded = mirrored.monitor.aggregate().of(Operation.REPLICATE);
        assertThat(recorded.failed()).isEqualTo(1);
        assertThat(recorded.succeeded()).isEqualTo(1);
        assertThat(recorded.bytes()).isEqualTo(1000);
    }

    @Test
    void theStoreRefusesChangesThatCouldNotBeNoted() throws Exception {
        mirrored.store.put("f", new byte[] {1});
        mirrored.mirror.close();
        assertThatThrownBy(() -> mirrored.store.put("f", new byte[] {2})).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> mirrored.store.delete("f")).isInstanceOf(IllegalStateException.class);
        assertThat(mirrored.store.get("f")).containsExactly(1);
    }
}
