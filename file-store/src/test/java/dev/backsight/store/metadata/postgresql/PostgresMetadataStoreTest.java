package dev.backsight.store.metadata.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.store.ExistingTarget;
import dev.backsight.store.FileStore;
import dev.backsight.store.FileStoreOptions;
import dev.backsight.store.identity.FileId;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.BasesGoneException;
import dev.backsight.store.metadata.ContentRecord;
import dev.backsight.store.metadata.FileChangedException;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.metadata.MetadataException;
import dev.backsight.store.metadata.MetadataStore;
import dev.backsight.store.metadata.MetadataStoreContract;
import dev.backsight.store.monitor.StoreMonitor;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real server. */
@Tag("slow")
class PostgresMetadataStoreTest extends MetadataStoreContract {

    private final PostgresOptions options = PostgresServer.newSchema();
    private final String schema = options.schema();

    @Override
    protected MetadataStore open() throws IOException {
        return PostgresMetadataStore.open(options);
    }

    @Test
    void countsRightWhileManyThreadsOfTwoProcessesPutAndRemoveTheSameContents() throws Exception {
        List<Future<Integer>> running = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (MetadataStore other = open()) {
            for (int t = 0; t < 8; t++) {
                MetadataStore used = t % 2 == 0 ? metadata : other;
                Random random = new Random(t);
                int thread = t;
                running.add(threads.submit(() -> work(used, random, thread)));
            }
            for (Future<Integer> thread : running) {
                assertThat(thread.get()).as("changes done").isPositive();
            }
        }
        threads.shutdown();

        List<FileStat> files = metadata.list("", null, 1000);
        for (int content = 0; content < 4; content++) {
            int id = content;
            long named = files.stream()
                    .flatMap(file -> versions(file.name()).stream())
                    .filter(file -> file.contentId().equals(id(id)))
                    .count();
            long based = id > 0
                    ? 0
                    : List.of(2, 3).stream()
                            .filter(i -> find(i).map(ContentRecord::bases)
                                    .orElse(List.of())
                                    .contains(id(0)))
                            .count();
            assertThat(find(id).map(ContentRecord::references).orElse(0L)).isEqualTo(named + based);
        }
        for (FileStat file : files) {
            metadata.remove(file);
        }
        for (int content = 0; content < 4; content++) {
            assertThat(metadata.contains(id(content))).isFalse();
        }
    }

    /** Some names are the thread's own, and one is everybody's. Contents 2 and 3 are based on 0 where that is there. */
    private static int work(MetadataStore store, Random random, int thread) throws IOException {
        int done = 0;
        for (int step = 0; step < 80; step++) {
            FileName name = new FileName(random.nextInt(4) == 0 ? "shared" : "own " + thread + random.nextInt(2));
            FileStat previous = store.find(name).orElse(null);
            int content = random.nextInt(4);
            boolean based = content > 1 && store.contains(id(0));
            try {
                if (previous == null) {
                    FileStat first = stat(name, content);
                    store.put(
                            null,
                            withId(first, FileId.of(step, thread, random.nextLong())),
                            based ? List.of(id(0)) : List.of());
                } else if (random.nextBoolean()) {
                    store.put(previous, followedBy(previous, content, 2), based ? List.of(id(0)) : List.of());
                } else {
                    store.remove(previous);
                }
                done++;
            } catch (FileChangedException | BasesGoneException e) {
                // Somebody else was first, as may be.
                assertThat(e).hasMessageContaining("again");
            }
        }
        return done;
    }

    private static FileStat withId(FileStat file, FileId id) {
        return new FileStat(
                file.name(),
                id,
                file.version(),
                file.oldestVersion(),
                file.contentId(),
                file.size(),
                file.storedSize(),
                file.codec(),
                file.created(),
                file.modified(),
                file.mediaType(),
                file.labels());
    }

    private List<FileStat> versions(FileName name) {
        try {
            return metadata.versions(name);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Optional<ContentRecord> find(int content) {
        try {
            return metadata.find(id(content));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aFileStoreWorksOnItAndIsFoundAgain(@TempDir Path root) throws IOException {
        FileStoreOptions options = FileStoreOptions.defaults().withKeptVersions(2);
        try (FileStore store = FileStore.open(root, options, open(), StoreMonitor.disabled())) {
            store.put("a", new byte[] {1});
            store.put("a", new byte[] {2});
            store.copy("a", "b", ExistingTarget.REFUSE);
            store.rename("a", "c", ExistingTarget.REFUSE);
        }
        try (FileStore store = FileStore.open(root, options, open(), StoreMonitor.disabled())) {
            assertThat(store.get("b")).containsExactly(2);
            assertThat(store.getVersion("c", 1)).containsExactly(1);
            store.delete("c");
            assertThat(store.list("", 10).files()).hasSize(1);
        }
    }

    @Test
    void saysWhereNoServerAnswersAndNotThePassword() {
        PostgresOptions wrong = PostgresOptions.of("jdbc:postgresql://localhost:1/x?password=secret1", "me", "secret2");

        assertThatThrownBy(() -> PostgresMetadataStore.open(wrong))
                .isInstanceOf(MetadataException.class)
                .hasMessageContaining("jdbc:postgresql://localhost:1/x, schema backsight as 'me'")
                .hasMessageContaining("look whether the server runs there")
                .hasMessageNotContaining("secret");
        assertThat(wrong.toString()).doesNotContain("secret");
    }

    @Test
    void saysWhatWasWrongWhereATableIsMissingOrARowIsNotItsOwn() throws Exception {
        metadata.put(null, stat(new FileName("f"), 1), List.of());
        execute("UPDATE " + schema + ".file SET tags = ARRAY['']");
        assertThatThrownBy(() -> metadata.find(new FileName("f")))
                .isInstanceOf(MetadataException.class)
                .hasMessageContaining("the row of file 'f' holds what no store writes");
        execute("UPDATE " + schema + ".content SET codec = 99");
        assertThatThrownBy(() -> metadata.find(id(1))).hasMessageContaining("codec 99");
        assertThat(metadata.contains(id(1))).isTrue();
        execute("DROP TABLE " + schema + ".file");
        assertThatThrownBy(() -> metadata.find(new FileName("f")))
                .isInstanceOf(MetadataException.class)
                .hasMessageContaining("schema " + schema)
                .hasMessageContaining("SQLSTATE 42P01")
                .hasMessageContaining("look whether the role has all rights");
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = PostgresServer.get().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
