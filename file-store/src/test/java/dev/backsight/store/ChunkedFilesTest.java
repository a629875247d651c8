package dev.backsight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.store.chunking.ChunkSizes;
import dev.backsight.store.content.BlockFile;
import dev.backsight.store.content.Chunking;
import dev.backsight.store.content.ContentBackend;
import dev.backsight.store.content.ContentDirectory;
import dev.backsight.store.content.ContentDisk;
import dev.backsight.store.identity.ContentId;
import dev.backsight.store.metadata.FileStat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChunkedFilesTest {

    private static final FileStoreOptions QUICK = FileStoreOptions.defaults().withDurability(Durability.PROCESS_CRASH);

    @TempDir
    Path root;

    private FileStore store;

    @BeforeEach
    void open() throws IOException {
        store = FileStore.open(root, QUICK);
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    @Test
    void aLargeFilePutAgainWithOnePercentChangedWritesLessThanATwentiethOfIt() throws IOException {
        byte[] first = Contents.random(1, 32 << 20);
        byte[] second = Edits.overwrite(first, 2, 5, 64 << 10);
        store.put("file", first);
        FileStat fromBytes = store.put("file", second);

        assertThat(fromBytes.contentId()).isEqualTo(ContentId.of(second));
        assertThat(fromBytes.storedSize()).isLessThan(first.length / 20);
        assertThat(store.get("file")).isEqualTo(second);
    }

    @Test
    void anInsertionAndADeletionMoveTheRestWithoutWritingIt() throws IOException {
        byte[] first = Contents.halfRandom(1, 8 << 20);
        store.put("first", first);
        byte[] longer = Edits.insert(first, 12_345, Contents.random(3, 777));
        byte[] shorter = Arrays.copyOfRange(first, 5_000, first.length);

        FileStat inserted = store.put("inserted", new ByteArrayInputStream(longer));
        FileStat deleted = store.put("deleted", new ByteArrayInputStream(shorter));

        assertThat(inserted.storedSize()).isLessThan(300_000);
        assertThat(deleted.storedSize()).isLessThan(300_000);
        assertThat(store.get("inserted")).isEqualTo(longer);
        assertThat(store.get("deleted")).isEqualTo(shorter);
    }

    @Test
    void whatIsSharedIsReadByRangeAndByStream() throws IOException {
        byte[] first = Contents.halfRandom(1, 6 << 20);
        byte[] second = Edits.overwrite(first, 2, 10, 20_000);
        store.put("first", first);
        assertThat(store.put("second", second).storedSize()).isLessThan(first.length / 3);
        Random random = new Random(3);
        for (int i = 0; i < 300; i++) {
            int from = random.nextInt(second.length + 1);
            int length = random.nextInt(Math.min(300_000, second.length - from) + 1);
            byte[] expected = Arrays.copyOfRange(second, from, from + length);
            assertThat(store.get("second", from, length)).isEqualTo(expected);
            try (InputStream stream = store.newInputStream("second", from, length)) {
                assertThat(stream.readAllBytes()).isEqualTo(expected);
            }
        }
    }

    @Test
    void whatIsSharedStaysUntilTheLastThatNeedsItIsGone() throws IOException {
        byte[] first = Contents.random(1, 8 << 20);
        byte[] second = Edits.overwrite(first, 2, 3, 10_000);
        byte[] third = Edits.overwrite(second, 3, 3, 10_000);
        store.put("file", first);
        store.put("file", second);
        store.put("file", third);
        assertThat(Contents.stored(root)).as("the first, kept for the third").hasSize(2);

        store.close();
        store = FileStore.open(root, QUICK.withChunking(Chunking.never()));
        assertThat(Contents.stored(root)).hasSize(2);
        assertThat(store.get("file")).isEqualTo(third);

        try (InputStream stream = store.newInputStream("file")) {
            assertThat(stream.readNBytes(1000)).isEqualTo(Arrays.copyOf(third, 1000));
            store.delete("file");
            assertThat(Contents.stored(root)).isEmpty();
            assertThat(stream.readAllBytes()).isEqualTo(Arrays.copyOfRange(third, 1000, third.length));
        }
    }

    @Test
    void nothingIsBorrowedFromAFileOfWhichLessThanHalfWouldBeUsed() throws IOException {
        byte[] first = Contents.random(1, 16 << 20);
        store.put("first", first);
        byte[] third = Arrays.copyOf(first, first.length / 3);
        byte[] twoThirds = Arrays.copyOf(first, first.length * 2 / 3);

        assertThat(store.put("two thirds", twoThirds).storedSize()).isLessThan(twoThirds.length / 10);
        assertThat(store.put("third", third).storedSize()).isGreaterThan(third.length);
        store.delete("first");
        // The bound: what is kept for nothing, here a third of the first, is no more than what is used.
        long stored = 0;
        for (Path content : Contents.stored(root)) {
            stored += Files.size(content);
        }
        assertThat(stored).isLessThan(third.length + 2L * twoThirds.length);
        store.delete("two thirds");
        assertThat(Contents.stored(root)).hasSize(1);
        assertThat(store.get("third")).isEqualTo(third);
    }

    @Test
    void repeatsOfOneChunkCountOnceForTheBound() throws IOException {
        byte[] first = Contents.random(1, 8 << 20);
        store.put("first", first);
        byte[] repeated = new byte[16 << 20];
        for (int offset = 0; offset < repeated.length; offset += 1 << 20) {
            System.arraycopy(first, 0, repeated, offset, 1 << 20);
        }

        store.put("repeated", repeated);
        store.delete("first");

        assertThat(Contents.stored(root)).hasSize(1);
        assertThat(store.get("repeated")).isEqualTo(repeated);
    }

    @Test
    void aDamagedIndexCostsSharingAndNothingElse() throws IOException {
        byte[] first = Contents.random(1, 6 << 20);
        store.put("first", first);
        store.close();
        Path index = root.resolve("chunks.index");
        byte[] bytes = Files.readAllBytes(index);
        Random random = new Random(5);
        for (int round = 0; round < 4; round++) {
            byte[] damaged = bytes.clone();
            for (int i = 0; i < damaged.length; i++) {
                if (damaged[i] != 0 && random.nextInt(round == 0 ? 1 : 40 * round) == 0) {
                    damaged[i] ^= (byte) (1 + random.nextInt(255));
                }
            }
            Files.write(index, round == 3 ? Arrays.copyOf(damaged, 1_000_001) : damaged);
            byte[] next = Edits.overwrite(first, round, 4, 5000);
            try (FileStore reopened = FileStore.open(root, QUICK)) {
                reopened.put("next", next);
                assertThat(reopened.get("next")).isEqualTo(next);
                assertThat(reopened.get("first")).isEqualTo(first);
                reopened.delete("next");
            }
        }
        Files.delete(index);
        Files.createDirectory(index);
        try (FileStore reopened = FileStore.open(root, QUICK)) {
            assertThat(reopened.put("next", Edits.overwrite(first, 9, 4, 5000)).storedSize())
                    .isGreaterThan(first.length);
        }
        store = FileStore.open(root, QUICK);
    }

    /** An index that names the wrong place for every chunk, with checksums that match, must not lead to other content. */
    @Test
    void anIndexThatLiesIsNotBelieved() throws IOException {
        byte[] first = Contents.random(1, 5 << 20);
        byte[] other = Contents.random(2, 5 << 20);
        store.put("first", first);
        byte[] index = Files.readAllBytes(root.resolve("chunks.index"));
        store.delete("first");
        store.put("first", other);
        store.close();
        Files.write(root.resolve("chunks.index"), index);
        try (FileStore reopened = FileStore.open(root, QUICK)) {
            reopened.put("again", first);
            assertThat(reopened.get("again")).isEqualTo(first);
            assertThat(reopened.get("first")).isEqualTo(other);
        }
        store = FileStore.open(root, QUICK);
    }

    @Test
    void theThresholdDecidesBySizeHoweverTheFileComes() throws IOException {
        store.close();
        Chunking small = new Chunking(100_000, new ChunkSizes(4 << 10, 8 << 10, 32 << 10, 2));
        try (FileStore chunked = FileStore.open(root, QUICK.withChunking(small))) {
            for (int size : new int[] {99_999, 100_000, 100_001, 300_000}) {
                byte[] content = Contents.random(size, size);
                chunked.put("stream", new ByteArrayInputStream(content));
                int version = version(content);
                assertThat(version).isEqualTo(size < 100_000 ? 1 : 2);
                assertThat(chunked.get("stream")).isEqualTo(content);
                chunked.delete("stream");
                chunked.put("bytes", content);
                assertThat(version(content)).isEqualTo(version);
                assertThat(chunked.get("bytes")).isEqualTo(content);
                chunked.delete("bytes");
            }
        }
        store = FileStore.open(root, QUICK);
    }

    private int version(byte[] content) throws IOException {
        String id = ContentId.of(content).hex();
        byte[] header = Files.readAllBytes(
                root.resolve("contents").resolve(id.substring(0, 2)).resolve(id + ".bsc"));
        return header[9];
    }

    @Test
    void aBaseThatIsDeletedWhileItIsNeededIsTakenOver() throws IOException {
        byte[] first = Contents.random(1, 6 << 20);
        byte[] second = Edits.overwrite(first, 2, 4, 5000);
        store.close();
        DeletingDisk disk = new DeletingDisk();
        try (FileStore deleting =
                FileStore.open(root, FileStoreOptions.defaults().withBackend(ContentBackend.onDisk(disk)))) {
            deleting.put("first", first);
            // By now the second is staged, and borrows from the first, but nobody knows it yet.
            disk.beforeForce = () -> deleting.delete("first");
            FileStat stat = deleting.put("second", second);

            assertThat(disk.beforeForce).isNull();
            assertThat(deleting.stat("first")).isEmpty();
            assertThat(stat.storedSize()).isGreaterThan(second.length);
            assertThat(deleting.get("second")).isEqualTo(second);
            assertThat(Contents.stored(root)).hasSize(1);
            assertThat(Contents.temporary(root)).isEmpty();
            deleting.delete("second");
            assertThat(Contents.stored(root)).isEmpty();
        }
        store = FileStore.open(root, QUICK);
    }

    @Test
    void chunksOfAStoreHaveBounds() {
        assertThatThrownBy(() -> Chunking.standard().withThreshold(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        Chunking.standard().withSizes(new ChunkSizes(1024, 4096, ContentDirectory.BLOCK_SIZE + 1, 2)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Chunking.standard().withSizes(new ChunkSizes(1024, 2048, 8192, 2)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Does something once, when a content file is about to be synchronised. */
    private static final class DeletingDisk implements ContentDisk {

        private Action beforeForce;

        @Override
        public BlockFile create(Path path) throws IOException {
            BlockFile file = ContentDisk.REAL.create(path);
            return new BlockFile() {
                @Override
                public int write(ByteBuffer bytes, long offset) throws IOException {
                    return file.write(bytes, offset);
                }

                @Override
                public void force() throws IOException {
                    Action action = beforeForce;
                    beforeForce = null;
                    if (action != null) {
                        action.run();
                    }
                    file.force();
                }

                @Override
                public void close() throws IOException {
                    file.close();
                }
            };
        }
    }

    @FunctionalInterface
    private interface Action {

        void run() throws IOException;
    }
}
