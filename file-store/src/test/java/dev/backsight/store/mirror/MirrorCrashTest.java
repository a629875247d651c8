package dev.backsight.store.mirror;

import static dev.backsight.store.mirror.MirrorAssertions.assertMirrored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.store.ChildJvm;
import dev.backsight.store.Contents;
import dev.backsight.store.FileStore;
import dev.backsight.store.FileStoreOptions;
import dev.backsight.store.monitor.StoreMonitor;
import dev.backsight.store.objectstorage.ObjectStorage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process that puts, deletes and mirrors at once, again and again, on the same store, queue and storage. What it
 * had acknowledged is in its store ({@code CrashTest} sees to that); whatever its store has must reach the mirror in the
 * end, and nothing else may be there. Store and storage are compared once, before the first kill: after that only the queue
 * remembers.
 */
@Tag("slow")
class MirrorCrashTest {

    private static final int KILLS = 15;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path root;

    @Test
    void whatWasAcknowledgedIsMirroredHoweverOftenTheProcessIsKilled() throws Exception {
        Random random = new Random(20261121);
        List<String> flags = List.of("-Xmx128m", "-XX:TieredStopAtLevel=1");
        assertThat(drainAndCheck(-1)).as("comparing store and storage").isEqualTo(1);
        long interrupted = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            ChildJvm child =
                    ChildJvm.start(root, flags, Child.class, root.toString(), Integer.toString(random.nextInt()));
            int enough = 1 + random.nextInt(40);
            for (int i = 0; i < enough; i++) {
                assertThat(child.nextLine()).isNotNull();
            }
            LockSupport.parkNanos(random.nextInt(3_000_000));
            child.kill();
            assertThat(child.exitCode()).as("exit code of SIGKILL").isEqualTo(137);
            if (kill % 5 == 4) {
                interrupted += drainAndCheck(kill);
            }
        }
        assertThat(interrupted).as("tasks that a kill had left").isPositive();
    }

    /** @return tasks that were there to be done */
    private long drainAndCheck(int kill) throws Exception {
        try (ObjectStorage storage = ObjectStorage.directory(root.resolve("storage"));
                Mirror mirror = open(root, storage);
                FileStore store = FileStore.open(
                        root.resolve("store"), FileStoreOptions.defaults(), StoreMonitor.disabled(), mirror)) {
            long left = mirror.statistics().queued();
            mirror.start(store);
            assertThat(mirror.awaitIdle(PATIENCE)).isTrue();
            assertThat(mirror.deadLetters(10)).isEmpty();
            assertMirrored(store, storage, root.resolve("restored-" + kill));
            return left;
        }
    }

    private static Mirror open(Path root, ObjectStorage storage) throws Exception {
        return Mirror.open(root.resolve("queue"), storage, MirrorOptions.defaults(), StoreMonitor.disabled());
    }

    /** The process that is killed: every line of output is a change that was acknowledged. */
    static final class Child {

        private Child() {}

        public static void main(String[] arguments) throws Exception {
            Path root = Path.of(arguments[0]);
            Random random = new Random(Integer.parseInt(arguments[1]));
            ObjectStorage storage = ObjectStorage.directory(root.resolve("storage"));
            Mirror mirror = open(root, storage);
            FileStore store =
                    FileStore.open(root.resolve("store"), FileStoreOptions.defaults(), StoreMonitor.disabled(), mirror);
            mirror.start(store);
            while (true) {
                String name = "name " + random.nextInt(12);
                if (random.nextInt(4) == 0) {
                    store.delete(name);
                } else {
                    int content = random.nextInt(10);
                    store.put(name, Contents.halfRandom(content, 1 + content * content * 6_000));
                }
                System.out.print(name + "\n");
                System.out.flush();
            }
        }
    }
}
