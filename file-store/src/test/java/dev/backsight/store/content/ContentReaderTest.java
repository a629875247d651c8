package dev.backsight.store.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.store.Contents;
import dev.backsight.store.compression.Compression;
import dev.backsight.store.compression.adaptive.CompressionChoice;
import dev.backsight.store.identity.ContentId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps a reader's workspace from serving two readers at once. */
class ContentReaderTest {

    private static final byte[] ORIGINAL = Contents.halfRandom(1, 2 * ContentDirectory.BLOCK_SIZE);

    @TempDir
    Path root;

    private final WorkspacePool workspaces = new WorkspacePool(ContentDirectory.BLOCK_SIZE, 4);
    private Path file;

    @BeforeEach
    void publishAContent() throws IOException {
        ContentId id = ContentId.of(ORIGINAL);
        try (ContentDirectory directory = ContentDirectory.open(root, false, Chunking.standard(), ContentDisk.REAL);
                StagedContent staged =
                        directory.stage(ORIGINAL, id, CompressionChoice.always(Compression.standard()))) {
            staged.publish();
        }
        file = Contents.stored(root).get(0);
    }

    @AfterEach
    void closeWorkspaces() {
        workspaces.close();
    }

    private ContentReader open() throws IOException {
        return ContentReader.open(
                (id, name) -> LocalBytes.open(file, name),
                ContentId.of(ORIGINAL),
                ORIGINAL.length,
                "shared",
                workspaces);
    }

    @Test
    void twoThreadsThatCloseGiveTheWorkspaceBackOnce() throws Exception {
        for (int round = 0; round < 500; round++) {
            ContentReader reader = open();
            AtomicInteger ready = new AtomicInteger();
            Thread other = new Thread(() -> closeAsSoonAsBothAreReady(ready, reader));
            other.start();
            closeAsSoonAsBothAreReady(ready, reader);
            other.join();

            BlockWorkspace first = workspaces.borrow();
            BlockWorkspace second = workspaces.borrow();
            assertThat(first).as("round %d", round).isNotSameAs(second);
            workspaces.giveBack(first);
            workspaces.giveBack(second);
        }
    }

    private static void closeAsSoonAsBothAreReady(AtomicInteger ready, ContentReader reader) {
        ready.incrementAndGet();
        while (ready.get() < 2) {
            Thread.onSpinWait();
        }
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void closingWaitsForTheReadThatIsUnderWay() throws Exception {
        for (int round = 0; round < 50; round++) {
            ContentReader reader = open();
            CountDownLatch reading = new CountDownLatch(1);
            Throwable[] end = new Throwable[1];
            Thread thread = new Thread(() -> {
                byte[] part = new byte[ORIGINAL.length - 2];
                try {
                    while (true) {
                        // Not whole blocks, so that both buffers of the workspace are in use.
                        reader.read(1, part, 0, part.length);
                        assertThat(Arrays.equals(part, 0, part.length, ORIGINAL, 1, ORIGINAL.length - 1))
                                .isTrue();
                        reading.countDown();
                    }
                } catch (IOException | RuntimeException | AssertionError e) {
                    end[0] = e;
                    reading.countDown();
                }
            });
            thread.start();
            reading.await();
            reader.close();
            thread.join();

            assertThat(end[0]).as("round %d", round).isInstanceOf(IOException.class);
            assertThat(end[0]).hasMessage("the content of 'shared' was closed; open it again");
        }
    }
}
