package dev.backsight.store.mirror;

import static dev.backsight.store.mirror.MirrorAssertions.assertMirrored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.store.Contents;
import dev.backsight.store.Durability;
import dev.backsight.store.FileStore;
import dev.backsight.store.FileStoreOptions;
import dev.backsight.store.monitor.StoreMonitor;
import dev.backsight.store.objectstorage.Backoff;
import dev.backsight.store.objectstorage.ObjectStorage;
import dev.backsight.store.objectstorage.S3Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mirror on a real server of S3, which dies and comes back. */
@Tag("slow")
class MirrorOutageTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private Path root;

    @Test
    void nothingIsLostWhileTheServerIsAway() throws Exception {
        MirrorOptions options = MirrorOptions.defaults()
                .withDurability(Durability.PROCESS_CRASH)
                .withRetries(new Backoff(Duration.ofMillis(10), Duration.ofMillis(200)), 10_000);
        S3Proxy server = S3Proxy.start(root.resolve("server"));
        int port = server.port();
        try (ObjectStorage storage = ObjectStorage.open(
                        server.config().withPrefix("mirror").withRetries(0).withTimeout(Duration.ofSeconds(20)));
                Mirror mirror = Mirror.open(root.resolve("queue"), storage, options, StoreMonitor.disabled());
                FileStore store = FileStore.open(
                        root.resolve("store"), FileStoreOptions.defaults(), StoreMonitor.disabled(), mirror)) {
            mirror.start(store);
            store.put("large", Contents.halfRandom(1, MirrorLayout.PART_BYTES + 100_000));
            for (int i = 0; i < 40; i++) {
                store.put("before " + i, Contents.random(i % 7, 3_000));
            }
            awaitSucceeded(mirror, 5);

            server.close();
            store.delete("before 3");
            for (int i = 0; i < 20; i++) {
                store.put("during " + i, Contents.random(i, 3_000));
            }
            awaitFailed(mirror, 3);
            assertThat(mirror.awaitIdle(Duration.ZERO)).isFalse();

            server = S3Proxy.start(root.resolve("server"), port);
            assertThat(mirror.awaitIdle(PATIENCE)).isTrue();
            assertThat(mirror.deadLetters(10)).isEmpty();
            assertThat(mirror.statistics().oldestAge()).isZero();
            assertMirrored(store, storage, root.resolve("restored"));
        } finally {
            server.close();
        }
    }

    private static void awaitSucceeded(Mirror mirror, int count) throws Exception {
        while (mirror.statistics().succeeded() < count) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private static void awaitFailed(Mirror mirror, int count) throws Exception {
        while (mirror.statistics().failed() < count) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }
}
