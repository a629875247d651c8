package dev.backsight.store.mirror;

import dev.backsight.store.Durability;
import dev.backsight.store.FileStore;
import dev.backsight.store.FileStoreOptions;
import dev.backsight.store.monitor.MonitorConfig;
import dev.backsight.store.monitor.StoreMonitor;
import dev.backsight.store.objectstorage.Backoff;
import dev.backsight.store.objectstorage.ObjectStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A store, and its mirror in a storage that fails when told to; its time passes only when told to, unless it has workers. */
final class MirroredStore implements BeforeEachCallback, AfterEachCallback {

    final MovableClock clock = new MovableClock();
    final StoreMonitor monitor = StoreMonitor.create("test", MonitorConfig.defaults());
    MirrorOptions options = MirrorOptions.defaults()
            .withDurability(Durability.PROCESS_CRASH)
            .withRetries(new Backoff(Duration.ofMillis(1), Duration.ofMillis(5)), 200);
    Path root;
    FlakyStorage storage;
    Mirror mirror;
    FileStore store;

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        root = Files.createTempDirectory("mirrored");
        storage = new FlakyStorage(ObjectStorage.directory(root.resolve("storage")), 1);
        open();
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        closeStoreAndMirror();
        storage.close();
        monitor.close();
        deleteFolder(root);
    }

    void open() throws IOException {
        mirror = Mirror.open(root.resolve("queue"), storage, options, monitor, clock, new Random(2));
        openStore();
        mirror.prepare(store);
    }

    private void openStore() throws IOException {
        FileStoreOptions quick = FileStoreOptions.defaults().withDurability(Durability.PROCESS_CRASH);
        store = FileStore.open(root.resolve("store"), quick, StoreMonitor.disabled(), mirror);
    }

    void closeStoreAndMirror() throws IOException {
        store.close();
        mirror.close();
    }

    void reopen(MirrorOptions other) throws IOException {
        closeStoreAndMirror();
        options = other;
        open();
    }

    /** For workers that are started with it, by the real clock. */
    void reopenForWorkers(int workers) throws IOException {
        closeStoreAndMirror();
        mirror = Mirror.open(root.resolve("queue"), storage, options.withWorkers(workers), monitor);
        openStore();
    }

    /** Does all there is, and lets time pass for what waits. */
    void drain() throws IOException, InterruptedException {
        while (mirror.statistics().queued() > 0) {
            if (!mirror.runNext()) {
                clock.advance(Duration.ofMillis(1));
            }
        }
    }

    void assertMirrored() throws IOException {
        MirrorAssertions.assertMirrored(store, storage, root.resolve("restored-" + System.nanoTime()));
    }

    static void deleteFolder(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(file);
            }
        }
    }
}
