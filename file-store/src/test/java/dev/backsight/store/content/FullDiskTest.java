package dev.backsight.store.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.store.Contents;
import dev.backsight.store.chunking.ChunkSizes;
import dev.backsight.store.compression.Compression;
import dev.backsight.store.compression.adaptive.CompressionChoice;
import dev.backsight.store.content.FaultyDisk.Fault;
import dev.backsight.store.identity.ContentId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every step of staging and publishing a content fails once, in every way, with and without chunks. */
class FullDiskTest {

    private static final CompressionChoice CHOICE = CompressionChoice.always(Compression.standard());

    private static final byte[] CONTENT = Contents.halfRandom(1, 900_000);

    private static final Chunking CHUNKED = new Chunking(0, new ChunkSizes(16 << 10, 32 << 10, 64 << 10, 2));

    @TempDir
    Path root;

    @ParameterizedTest
    @EnumSource
    void aDiskThatFailsAtAnyStepPublishesAllOrNothingAndLeavesNoFileAndNoHandle(Fault fault) throws IOException {
        for (Chunking chunking : new Chunking[] {Chunking.never(), CHUNKED}) {
            FaultyDisk disk = new FaultyDisk(20261121);
            try (ContentDirectory directory = ContentDirectory.open(root, true, chunking, disk)) {
                int failing = 1;
                for (boolean done = false; !done; failing++) {
                    disk.arm(fault, failing);
                    done = put(directory, disk);
                    assertThat(Contents.temporary(root)).isEmpty();
                    assertThat(Contents.stored(root)).isEmpty();
                    assertThat(disk.openFiles()).isZero();
                }
                assertThat(failing).isGreaterThan(10);
            }
        }
    }

    /** Whether all steps went well. */
    private boolean put(ContentDirectory directory, FaultyDisk disk) throws IOException {
        ContentId id = ContentId.of(CONTENT);
        try (StagedContent staged = directory.stage(new ByteArrayInputStream(CONTENT), CHOICE)) {
            staged.publish();
        } catch (IOException e) {
            assertThat(e).message().containsAnyOf("failed: ", "No space left");
            // If it has its name, but the folder could not be synchronised, it is there, whole, and known to nobody.
            if (!Contents.stored(root).isEmpty()) {
                assertThat(disk.steps().get(disk.steps().size() - 1)).isIn("force folder", "rename");
                isWhole(directory, id);
                directory.delete(id);
            }
            return false;
        }
        isWhole(directory, id);
        directory.delete(id);
        return true;
    }

    private static void isWhole(ContentDirectory directory, ContentId id) throws IOException {
        try (ContentReader reader = directory.read(id, CONTENT.length, "file")) {
            byte[] read = new byte[CONTENT.length];
            reader.read(0, read, 0, read.length);
            assertThat(read).isEqualTo(CONTENT);
        }
    }

    @Test
    void aDiskThatOnlyTellsWhenSynchronisedPublishesNothing() throws IOException {
        FaultyDisk disk = new FaultyDisk(1);
        try (ContentDirectory directory = ContentDirectory.open(root, true, Chunking.never(), disk);
                StagedContent staged = directory.stage(CONTENT, ContentId.of(CONTENT), CHOICE)) {
            disk.arm(Fault.REFUSED, 1);
            assertThatThrownBy(() -> staged.publish()).hasMessageContaining("failed: force");
        }
        assertThat(Contents.temporary(root)).isEmpty();
        assertThat(Contents.stored(root)).isEmpty();
        assertThat(disk.openFiles()).isZero();
    }
}
