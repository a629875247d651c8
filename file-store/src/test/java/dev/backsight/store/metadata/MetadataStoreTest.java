package dev.backsight.store.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.store.compression.Codec;
import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetadataStoreTest {

    @TempDir
    Path folder;

    @Test
    void countsReferencesAsANaiveCountDoes() throws IOException {
        Random random = new Random(8);
        Map<FileName, FileStat> oracle = new HashMap<>();
        try (MetadataStore metadata = MetadataStore.open(folder, true, false)) {
            for (int i = 0; i < 3000; i++) {
                FileName name = new FileName("n" + random.nextInt(10));
                FileStat previous = oracle.get(name);
                Optional<ContentId> released = Optional.empty();
                if (random.nextInt(3) > 0) {
                    FileStat next = stat(name, random.nextInt(4));
                    released = metadata.put(previous, next);
                    oracle.put(name, next);
                } else if (previous != null) {
                    released = metadata.remove(previous);
                    oracle.remove(name);
                }
                boolean gone = previous != null
                        && oracle.values().stream()
                                .noneMatch(stat -> stat.contentId().equals(previous.contentId()));
                assertThat(released).isEqualTo(gone ? Optional.of(previous.contentId()) : Optional.empty());
                for (int content = 0; content < 4; content++) {
                    ContentId id = stat(name, content).contentId();
                    long count = oracle.values().stream()
                            .filter(stat -> stat.contentId().equals(id))
                            .count();
                    assertThat(metadata.find(id).map(ContentRecord::references).orElse(0L))
                            .isEqualTo(count);
                }
                assertThat(metadata.find(name)).isEqualTo(Optional.ofNullable(oracle.get(name)));
            }
        }
    }

    @Test
    void closingWhileOthersReadEndsThemWithAnErrorAndNotWithACrash() throws Exception {
        for (int round = 0; round < 20; round++) {
            MetadataStore metadata = MetadataStore.open(folder, true, false);
            for (int i = 0; i < 50; i++) {
                FileStat stat = stat(new FileName("n" + i), i);
                metadata.put(metadata.find(stat.name()).orElse(null), stat);
            }
            CountDownLatch reading = new CountDownLatch(1);
            Throwable[] end = new Throwable[1];
            Thread reader = new Thread(() -> {
                try {
                    while (true) {
                        metadata.list("", null, 1000);
                        reading.countDown();
                    }
                } catch (IOException | RuntimeException e) {
                    end[0] = e;
                }
            });
            reader.start();
            reading.await();
            metadata.close();
            reader.join();
            assertThat(end[0]).isInstanceOf(IllegalStateException.class).hasMessageContaining("closed");
        }
    }

    @Test
    void missingMetadataIsOnlyMadeWhenAskedFor() {
        assertThatThrownBy(() -> MetadataStore.open(folder.resolve("none"), false, true))
                .isInstanceOf(MetadataException.class)
                .hasMessageContaining(folder.resolve("none").toString());
    }

    private static FileStat stat(FileName name, int content) {
        return new FileStat(
                name,
                ContentId.of(new byte[] {(byte) content}),
                1,
                100,
                Codec.STORED,
                Instant.EPOCH,
                Instant.EPOCH,
                MediaType.OCTET_STREAM);
    }
}
