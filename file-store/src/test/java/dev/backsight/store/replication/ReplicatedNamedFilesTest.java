package dev.backsight.store.replication;

import dev.backsight.store.Contents;
import dev.backsight.store.FileStore;
import dev.backsight.store.NamedFiles;
import dev.backsight.store.NamedFilesContract;
import dev.backsight.store.metadata.FileStat;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Three healthy peers are a store like any other. */
@Tag("slow")
class ReplicatedNamedFilesTest extends NamedFilesContract {

    @TempDir
    static Path root;

    private static Cluster cluster;
    private static ReplicatedStore store;

    @BeforeAll
    static void start() throws Exception {
        cluster = Cluster.start(root, 1_000);
        store = ReplicatedStore.connect(cluster.client());
    }

    @AfterAll
    static void stop() throws IOException {
        store.close();
        cluster.close();
    }

    @Override
    protected NamedFiles open() {
        return NamedFiles.of(store);
    }

    @Override
    protected void requireStoredContents(int count) throws Exception {
        for (String id : Cluster.IDS) {
            Path copy = cluster.directory(id).resolve("live/store");
            Cluster.await(
                    count + " contents on " + id, () -> Contents.stored(copy).size() == count);
        }
    }

    @Override
    protected int rounds() {
        return 25;
    }

    /** All peers have come to the same, and the next test begins with nothing. */
    @AfterEach
    void deleteAll() throws Exception {
        cluster.awaitEqualCopies();
        for (FileStat file : store.list("", FileStore.MAX_PAGE).files()) {
            store.delete(file.name().value());
        }
    }
}
