package dev.backsight.store.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.store.Contents;
import dev.backsight.store.compression.Compression;
import dev.backsight.store.compression.adaptive.CompressionChoice;
import dev.backsight.store.identity.ContentId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullDiskTest {

    private static final CompressionChoice CHOICE = CompressionChoice.always(Compression.standard());

    private static final byte[] CONTENT = Contents.halfRandom(1, 900_000);

    @TempDir
    Path root;

    @Test
    void aDiskThatFillsUpAtAnyWriteLeavesNoFileAndNoHandle() throws IOException {
        long needed;
        try (ContentDirectory directory = directory(BlockFile::create);
                StagedContent staged = directory.stage(new ByteArrayInputStream(CONTENT), CHOICE)) {
            needed = staged.storedSize();
        }
        for (long missing = needed; missing > 0; missing -= missing > 100 ? needed / 11 : 1) {
            SmallDisk disk = new SmallDisk(needed - missing, false);
            try (ContentDirectory directory = directory(disk)) {
                assertThatThrownBy(() -> directory.stage(new ByteArrayInputStream(CONTENT), CHOICE))
                        .isInstanceOf(IOException.class)
                        .hasMessage("No space left on device");
            }
            assertThat(Contents.temporary(root)).isEmpty();
            assertThat(disk.open).hasValue(0);
        }
    }

    @Test
    void aDiskThatOnlyTellsWhenSynchronisedPublishesNothing() throws IOException {
        SmallDisk disk = new SmallDisk(Long.MAX_VALUE, true);
        try (ContentDirectory directory = directory(disk)) {
            try (StagedContent staged = directory.stage(CONTENT, ContentId.of(CONTENT), CHOICE)) {
                assertThatThrownBy(() -> directory.publish(staged)).hasMessage("Input/output error");
            }
        }
        assertThat(Contents.temporary(root)).isEmpty();
        assertThat(Contents.stored(root)).isEmpty();
        assertThat(disk.open).hasValue(0);
    }

    private ContentDirectory directory(BlockFile.Opener opener) throws IOException {
        ContentDirectory directory = new ContentDirectory(root, true, opener);
        directory.createFolders();
        return directory;
    }

    /** Real files, up to a number of bytes; counts what is open. */
    private static final class SmallDisk implements BlockFile.Opener {

        private final AtomicInteger open = new AtomicInteger();
        private final boolean failsToForce;
        private long free;

        SmallDisk(long free, boolean failsToForce) {
            this.free = free;
            this.failsToForce = failsToForce;
        }

        @Override
        public BlockFile create(Path path) throws IOException {
            BlockFile file = BlockFile.create(path);
            open.incrementAndGet();
            return new BlockFile() {
                @Override
                public void write(ByteBuffer bytes, long offset) throws IOException {
                    int fits = (int) Math.min(free, bytes.remaining());
                    free -= fits;
                    if (fits < bytes.remaining()) {
                        file.write(bytes.limit(bytes.position() + fits), offset);
                        throw new IOException("No space left on device");
                    }
                    file.write(bytes, offset);
                }

                @Override
                public void force() throws IOException {
                    if (failsToForce) {
                        throw new IOException("Input/output error");
                    }
                    file.force();
                }

                @Override
                public void close() throws IOException {
                    open.decrementAndGet();
                    file.close();
                }
            };
        }
    }
}
