package dev.backsight.benchmarks.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.benchmarks.OneDisk;
import dev.backsight.benchmarks.fork.ForkDirectory;
import dev.backsight.store.metadata.MetadataStore;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostgresServerTest extends OneDisk {

    @Test
    void synchronisesAndLoadsWhatAsManyPutsWouldHaveLeft() throws Exception {
        try (ForkDirectory directory = ForkDirectory.create();
                PostgresServer server = PostgresServer.start(directory.path().resolve("server"))) {
            assertThat(server.setting("fsync")).isEqualTo("on");
            assertThat(server.setting("synchronous_commit")).isEqualTo("on");

            server.load(40);

            try (MetadataStore store = server.openStore()) {
                assertLoaded(store);
            }
        }
    }

    private static void assertLoaded(MetadataStore store) throws IOException {
        for (int i = 0; i < 40; i++) {
            assertThat(store.find(FilledMetadata.name(i))).contains(LabelledFiles.first(i));
        }
        assertThat(store.find(LabelledFiles.first(0).contentId()).orElseThrow().references())
                .isEqualTo(40);
        // Counted as the store counts: with the last file goes its content.
        for (int i = 0; i < 39; i++) {
            assertThat(store.remove(LabelledFiles.first(i))).isEmpty();
        }
        assertThat(store.remove(LabelledFiles.first(39)))
                .isEqualTo(List.of(LabelledFiles.first(39).contentId()));
    }
}
