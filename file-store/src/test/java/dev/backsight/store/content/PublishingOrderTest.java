package dev.backsight.store.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.store.Contents;
import dev.backsight.store.compression.Compression;
import dev.backsight.store.compression.adaptive.CompressionChoice;
import dev.backsight.store.identity.ContentId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishingOrderTest {

    private static final CompressionChoice CHOICE = CompressionChoice.always(Compression.standard());

    @TempDir
    Path root;

    @Test
    void aContentIsOnTheDeviceBeforeItHasItsName() throws IOException {
        List<String> events = new ArrayList<>();
        byte[] content = Contents.random(1, 1000);
        try (ContentDirectory directory = directory(true, events);
                StagedContent staged = directory.stage(content, ContentId.of(content), CHOICE)) {
            staged.publish();
        }
        assertThat(events)
                .containsExactly("block at 68", "table at 1068", "header at 0", "force while published: []", "close");
        assertThat(Contents.stored(root)).hasSize(1);
    }

    @Test
    void isNotForcedWhereNobodyAskedForIt() throws IOException {
        List<String> events = new ArrayList<>();
        byte[] content = Contents.random(1, 1000);
        try (ContentDirectory directory = directory(false, events);
                StagedContent staged = directory.stage(content, ContentId.of(content), CHOICE)) {
            staged.publish();
        }
        assertThat(events).noneMatch(event -> event.startsWith("force"));
    }

    private ContentDirectory directory(boolean synchronous, List<String> events) throws IOException {
        return ContentDirectory.open(root, synchronous, Chunking.standard(), path -> new Recording(path, events));
    }

    private final class Recording implements BlockFile {

        private final BlockFile file;
        private final List<String> events;

        Recording(Path path, List<String> events) throws IOException {
            this.file = ContentDisk.REAL.create(path);
            this.events = events;
        }

        @Override
        public int write(ByteBuffer bytes, long offset) throws IOException {
            String what =
                    switch (bytes.remaining()) {
                        case ContentHeader.BYTES -> "header";
                        case BlockEntry.BYTES -> "table";
                        default -> "block";
                    };
            events.add(what + " at " + offset);
            return file.write(bytes, offset);
        }

        @Override
        public void force() throws IOException {
            events.add("force while published: " + Contents.stored(root));
            file.force();
        }

        @Override
        public void close() throws IOException {
            events.add("close");
            file.close();
        }
    }
}
