package dev.backsight.store.metadata.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.MetadataException;
import dev.backsight.store.metadata.MetadataStore;
import dev.backsight.store.metadata.MetadataStoreContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RocksMetadataStoreTest extends MetadataStoreContract {

    @TempDir
    Path folder;

    @Override
    protected MetadataStore open() throws IOException {
        Path database = folder.resolve("metadata");
        return RocksMetadataStore.open(database, !Files.exists(database), false);
    }

    @Test
    void closingWhileOthersReadEndsThemWithAnErrorAndNotWithACrash() throws Exception {
        for (int i = 0; i < 50; i++) {
            metadata.put(null, stat(new FileName("n" + i), i), List.of());
        }
        for (int round = 0; round < 20; round++) {
            MetadataStore closing = metadata;
            CountDownLatch reading = new CountDownLatch(1);
            Throwable[] end = new Throwable[1];
            Thread reader = new Thread(() -> {
                try {
                    while (true) {
                        closing.list("", null, 1000);
                        reading.countDown();
                    }
                } catch (IOException | RuntimeException e) {
                    end[0] = e;
                }
            });
            reader.start();
            reading.await();
            closing.close();
            reader.join();
            assertThat(end[0]).isInstanceOf(IllegalStateException.class).hasMessageContaining("closed");
            metadata = open();
        }
    }

    @Test
    void missingMetadataIsOnlyMadeWhenAskedFor() {
        assertThatThrownBy(() -> RocksMetadataStore.open(folder.resolve("none"), false, true))
                .isInstanceOf(MetadataException.class)
                .hasMessageContaining(folder.resolve("none").toString());
    }
}
