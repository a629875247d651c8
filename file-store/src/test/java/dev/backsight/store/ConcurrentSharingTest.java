package dev.backsight.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.store.chunking.ChunkSizes;
import dev.backsight.store.content.Chunking;
import dev.backsight.store.identity.ContentId;
import dev.backsight.store.metadata.FileStat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many threads put, read and delete a few files that are versions of each other and borrow from each other. */
class ConcurrentSharingTest {

    private static final int THREADS = 8;
    private static final int STEPS = 250;
    private static final int NAMES = 5;
    private static final int VERSIONS = 6;

    @TempDir
    Path root;

    @Test
    void whateverIsBorrowedStaysReadableAndNothingIsLeftInTheEnd() throws Exception {
        byte[] first = Contents.random(1, 120_000);
        List<byte[]> versions = new ArrayList<>();
        Map<ContentId, Integer> ids = new HashMap<>();
        for (int i = 0; i < VERSIONS; i++) {
            versions.add(i == 0 ? first : Edits.overwrite(first, i, i, 300));
            ids.put(ContentId.of(versions.get(i)), i);
        }
        FileStoreOptions options = FileStoreOptions.defaults()
                .withDurability(Durability.PROCESS_CRASH)
                .withChunking(new Chunking(50_000, new ChunkSizes(2 << 10, 4 << 10, 16 << 10, 2)));
        int borrowing = 0;
        try (FileStore store = FileStore.open(root, options)) {
            ExecutorService threads = Executors.newFixedThreadPool(THREADS);
            List<Future<Integer>> work = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                Random random = new Random(t);
                work.add(threads.submit(() -> work(store, random, versions, ids)));
            }
            for (Future<Integer> thread : work) {
                borrowing += thread.get();
            }
            threads.shutdown();
            assertThat(borrowing).as("puts that borrowed").isGreaterThan(STEPS / 2);

            List<FileStat> files = store.list("", NAMES + 1).files();
            for (FileStat stat : files) {
                assertThat(ContentId.of(store.get(stat.name().value()))).isEqualTo(stat.contentId());
            }
            assertThat(store.scrub(ScrubOptions.checkAll()).damaged()).isEmpty();
            assertThat(Contents.temporary(root)).isEmpty();
            for (FileStat stat : files) {
                store.delete(stat.name().value());
            }
            assertThat(Contents.stored(root)).isEmpty();
        }
    }

    private static int work(FileStore store, Random random, List<byte[]> versions, Map<ContentId, Integer> ids)
            throws IOException {
        int borrowing = 0;
        for (int step = 0; step < STEPS; step++) {
            String name = "name" + random.nextInt(NAMES);
            byte[] version = versions.get(random.nextInt(VERSIONS));
            switch (random.nextInt(5)) {
                case 0, 1 -> {
                    FileStat stat = random.nextBoolean()
                            ? store.put(name, version)
                            : store.put(name, new ByteArrayInputStream(version));
                    borrowing += stat.storedSize() < version.length / 2 ? 1 : 0;
                }
                case 2 -> store.delete(name);
                default -> {
                    try {
                        assertThat(ids).containsKey(ContentId.of(read(store, name, random.nextBoolean())));
                    } catch (FileNotStoredException e) {
                        // Somebody deleted it: as it should be.
                        assertThat(e).hasMessageContaining(name);
                    }
                }
            }
        }
        return borrowing;
    }

    /** From a stream, what was handed out before a fault is noticed cannot be taken back. */
    private static byte[] read(FileStore store, String name, boolean asStream) throws IOException {
        if (!asStream) {
            return store.get(name);
        }
        try (InputStream content = store.newInputStream(name)) {
            return content.readAllBytes();
        }
    }
}
