package dev.backsight.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.store.identity.ContentId;
import dev.backsight.store.metadata.FileStat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConcurrentUseTest {

    private static final int THREADS = 8;
    private static final int STEPS = 600;
    private static final int NAMES = 6;
    private static final int CONTENTS = 4;

    @TempDir
    Path root;

    @Test
    void putsGetsAndDeletesOfFewNamesAndContentsNeverLoseOrMixContent() throws Exception {
        List<byte[]> contents = new ArrayList<>();
        Set<ContentId> ids = new HashSet<>();
        for (int i = 0; i < CONTENTS; i++) {
            contents.add(Contents.halfRandom(i, 1 + i * 150_000));
            ids.add(ContentId.of(contents.get(i)));
        }
        FileStoreOptions quick = FileStoreOptions.defaults().withDurability(Durability.PROCESS_CRASH);
        try (FileStore store = FileStore.open(root, quick)) {
            ExecutorService threads = Executors.newFixedThreadPool(THREADS);
            List<Future<Integer>> reads = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                Random random = new Random(t);
                reads.add(threads.submit(() -> work(store, random, contents, ids)));
            }
            int successfulReads = 0;
            for (Future<Integer> read : reads) {
                successfulReads += read.get();
            }
            threads.shutdown();
            assertThat(successfulReads).isGreaterThan(THREADS * STEPS / 10);

            Set<ContentId> referred = new HashSet<>();
            for (FileStat stat : store.list("", NAMES + 1).files()) {
                referred.add(stat.contentId());
                assertThat(ContentId.of(store.get(stat.name().value()))).isEqualTo(stat.contentId());
            }
            assertThat(Contents.stored(root)).hasSameSizeAs(referred);
            assertThat(Contents.temporary(root)).isEmpty();
            for (FileStat stat : store.list("", NAMES + 1).files()) {
                store.delete(stat.name().value());
            }
            assertThat(Contents.stored(root)).isEmpty();
        }
    }

    private static int work(FileStore store, Random random, List<byte[]> contents, Set<ContentId> ids)
            throws IOException {
        int reads = 0;
        for (int step = 0; step < STEPS; step++) {
            String name = "name" + random.nextInt(NAMES);
            byte[] content = contents.get(random.nextInt(CONTENTS));
            switch (random.nextInt(5)) {
                case 0 -> store.put(name, content);
                case 1 -> store.put(name, new ByteArrayInputStream(content));
                case 2 -> store.delete(name);
                default -> {
                    try {
                        assertThat(ids).contains(ContentId.of(store.get(name)));
                        reads++;
                    } catch (FileNotStoredException e) {
                        // Somebody deleted it: as it should be.
                        assertThat(e).hasMessageContaining(name);
                    }
                }
            }
        }
        return reads;
    }
}
