package dev.backsight.store.objectcontent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.store.ChildJvm;
import dev.backsight.store.Contents;
import dev.backsight.store.FileStore;
import dev.backsight.store.FileStoreOptions;
import dev.backsight.store.identity.ContentId;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.objectstorage.ObjectStorage;
import dev.backsight.store.objectstorage.S3Proxy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that puts into S3, replaces and deletes, again and again; the server lives on. */
@Tag("slow")
class S3CrashTest {

    private static final int KILLS = Integer.getInteger("tests.kills", 5);
    private static final int NAMES = 4;

    @TempDir
    Path root;

    @Test
    void whatWasAcknowledgedSurvivesBeingKilledAndNothingElseStays() throws Exception {
        Random random = new Random(Long.getLong("tests.seed", 20261122));
        try (S3Proxy server = S3Proxy.start(root.resolve("s3"));
                ObjectStorage storage = ObjectStorage.open(server.config())) {
            int acknowledged = 0;
            int leftovers = 0;
            for (int kill = 0; kill < KILLS; kill++) {
                int done = runAndKill(server.port(), acknowledged, random);
                int before = ObjectContentContract.keys(storage).size();
                acknowledged = check(storage, done);
                leftovers += before - ObjectContentContract.keys(storage).size();
            }
            System.out.println(
                    KILLS + " kills, " + acknowledged + " changes, none lost, " + leftovers + " objects cleaned up");
            assertThat(acknowledged).isGreaterThan(KILLS);
        }
    }

    /** How many steps are done, from the first on. */
    private int runAndKill(int port, int done, Random random) throws Exception {
        ChildJvm child = ChildJvm.start(
                root,
                List.of("-Xmx64m", "-XX:TieredStopAtLevel=1"),
                Child.class,
                root.resolve("store").toString(),
                Integer.toString(port),
                Integer.toString(done));
        int steps = done;
        for (int enough = 1 + random.nextInt(8); enough > 0; enough--) {
            assertThat(child.nextLine()).isEqualTo(Integer.toString(steps++));
        }
        LockSupport.parkNanos(random.nextInt(80_000_000));
        child.kill();
        for (String line = child.nextLine(); line != null && !line.isEmpty(); line = child.nextLine()) {
            steps++;
        }
        assertThat(child.exitCode()).as("exit code of SIGKILL").isEqualTo(137);
        return steps;
    }

    /** Everything is as after that many steps, or after one more, which was under way; returns how many it was. */
    private int check(ObjectStorage storage, int steps) throws IOException {
        try (FileStore store = open(root.resolve("store"), storage)) {
            boolean oneMore = content(steps) == DELETE
                    ? store.stat(name(steps)).isEmpty()
                    : store.stat(name(steps))
                            .map(FileStat::contentId)
                            .equals(Optional.of(ContentId.of(bytes(content(steps)))));
            int reached = steps + (oneMore ? 1 : 0);
            Set<ContentId> referred = new HashSet<>();
            for (int name = 0; name < NAMES; name++) {
                int last = lastStepOf(name, reached);
                if (last < 0 || content(last) == DELETE) {
                    assertThat(store.stat("name" + name))
                            .as("after %d steps", reached)
                            .isEmpty();
                } else {
                    assertThat(store.get("name" + name)).isEqualTo(bytes(content(last)));
                    referred.add(ContentId.of(bytes(content(last))));
                }
            }
            Set<String> manifests = new HashSet<>();
            for (String key : ObjectContentContract.keys(storage)) {
                if (key.endsWith("/manifest")) {
                    manifests.add(key.substring("contents/00/".length(), key.lastIndexOf('/')));
                }
            }
            assertThat(manifests)
                    .isEqualTo(Set.copyOf(referred.stream().map(ContentId::hex).toList()));
            assertThat(Contents.temporary(root.resolve("store"))).isEmpty();
            return reached;
        }
    }

    private static int lastStepOf(int name, int steps) {
        for (int step = steps - 1; step >= 0; step--) {
            if (name(step).equals("name" + name)) {
                return step;
            }
        }
        return -1;
    }

    private static final int DELETE = -1;

    private static Random random(int step) {
        Random random = new Random(31L * step);
        // The first numbers of java.util.Random hardly differ for neighbouring seeds.
        random.nextInt();
        return random;
    }

    private static String name(int step) {
        return "name" + random(step).nextInt(NAMES);
    }

    private static int content(int step) {
        Random random = random(step);
        random.nextInt(NAMES);
        return random.nextInt(5) == 0 ? DELETE : random.nextInt(6);
    }

    private static byte[] bytes(int content) {
        return Contents.random(content, 1 + content * 100_000);
    }

    static FileStore open(Path directory, ObjectStorage storage) throws IOException {
        return FileStore.open(
                directory,
                FileStoreOptions.defaults()
                        .withBackend(
                                new ObjectContentBackend(storage).withSegmentBytes(ObjectContentContract.SEGMENT)));
    }

    /** The process that is killed: every line of output is a step done. */
    static final class Child {

        private Child() {}

        public static void main(String[] arguments) throws IOException {
            ObjectStorage storage = ObjectStorage.open(S3Proxy.configOf(Integer.parseInt(arguments[1])));
            FileStore store = open(Path.of(arguments[0]), storage);
            for (int step = Integer.parseInt(arguments[2]); ; step++) {
                if (content(step) == DELETE) {
                    store.delete(name(step));
                } else {
                    store.put(name(step), new ByteArrayInputStream(bytes(content(step))));
                }
                System.out.print(step + "\n");
                System.out.flush();
            }
        }
    }
}
