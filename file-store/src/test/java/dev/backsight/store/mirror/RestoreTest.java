package dev.backsight.store.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.store.Contents;
import dev.backsight.store.FileStore;
import dev.backsight.store.FileStoreOptions;
import dev.backsight.store.RestoredFile;
import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.FileLabels;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.metadata.MediaType;
import dev.backsight.store.objectstorage.ObjectKey;
import dev.backsight.store.validation.ValidationPolicy;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RestoreTest {

    @RegisterExtension
    private final MirroredStore mirrored = new MirroredStore();

    @Test
    void tagsAttributesNumberAndTimesComeBack() throws Exception {
        mirrored.store.put("f", new byte[] {1}, new MediaType("text/plain"));
        mirrored.store.put("f", new byte[] {2}, new MediaType("text/csv"));
        FileStat labelled = mirrored.store.label(
                mirrored.store.stat("f").orElseThrow(), new FileLabels(Set.of("final", "q4"), Map.of("author", "Ada")));
        mirrored.drain();
        try (FileStore restored = FileStore.open(mirrored.root.resolve("restored"))) {
            assertThat(Restore.into(restored, mirrored.storage).isComplete()).isTrue();
            FileStat once = restored.stat("f").orElseThrow();
            assertThat(RestoredFile.of(once)).isEqualTo(RestoredFile.of(labelled));
            assertThat(once.version()).isEqualTo(2);

            assertThat(Restore.into(restored, mirrored.storage).files()).isEqualTo(1);
            assertThat(restored.stat("f")).contains(once);
        }

        // Only what is said of it changes.
        mirrored.store.label(labelled, FileLabels.NONE);
        mirrored.drain();
        mirrored.assertMirrored();
    }

    @Test
    void whatThePolicyOfTheStoreRefusesIsReportedAndTheRestComesBack() throws Exception {
        mirrored.store.put("picture.png", "no picture".getBytes(StandardCharsets.UTF_8), new MediaType("image/png"));
        mirrored.store.put("notes.txt", "some notes".getBytes(StandardCharsets.UTF_8), new MediaType("text/plain"));
        mirrored.drain();
        FileStoreOptions judging = FileStoreOptions.defaults().withValidation(ValidationPolicy.defaults());
        try (FileStore restored = FileStore.open(mirrored.root.resolve("restored"), judging)) {
            RestoreReport report = Restore.into(restored, mirrored.storage);
            assertThat(report.files()).isEqualTo(1);
            assertThat(report.failed()).isEqualTo(1);
            assertThat(restored.stat("notes.txt")).isPresent();
            assertThat(restored.stat("picture.png")).isEmpty();
        }
    }

    @Test
    void contentThatArrivesDamagedIsNoticedWhenItIsReadBack() throws Exception {
        mirrored.reopen(mirrored.options.withVerification(Verification.READ_BACK));
        ContentId id = mirrored.store.put("f", Contents.random(1, 1000)).contentId();
        ObjectKey part = MirrorLayout.partKey(id, 0);
        mirrored.storage.put(part, new byte[1000]);
        mirrored.storage.delete(part);
        mirrored.drain();
        mirrored.assertMirrored();

        mirrored.storage.put(part, new byte[1000]);
        try (FileStore restored = FileStore.open(mirrored.root.resolve("restored"))) {
            RestoreReport report = Restore.into(restored, mirrored.storage);
            assertThat(report.failed()).isEqualTo(1);
            assertThat(report.failures().get(0).reason()).contains(id.hex(), "SHA-256");
            assertThat(restored.stat("f")).isEmpty();
        }
    }

    @Test
    void restoringReportsWhatIsMissingAndMalformedAndGoesOn() throws Exception {
        mirrored.store.put("whole", Contents.random(1, 1000));
        ContentId missing =
                mirrored.store.put("missing", Contents.random(2, 1000)).contentId();
        mirrored.drain();
        mirrored.storage.delete(MirrorLayout.partKey(missing, 0));
        mirrored.storage.put(MirrorLayout.fileKey(new FileName("malformed")), "{".getBytes(StandardCharsets.UTF_8));
        mirrored.storage.put(new ObjectKey("v1/files/foreign"), new byte[1]);

        try (FileStore restored = FileStore.open(mirrored.root.resolve("restored"))) {
            RestoreReport report = Restore.into(restored, mirrored.storage);
            assertThat(report.files()).isEqualTo(1);
            assertThat(report.bytes()).isEqualTo(1000);
            assertThat(report.failed()).isEqualTo(2);
            assertThat(report.isComplete()).isFalse();
            assertThat(restored.get("whole")).isEqualTo(Contents.random(1, 1000));
            assertThat(MirrorAssertions.files(restored)).hasSize(1);
        }
    }
}
