package dev.backsight.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.store.chunking.ChunkSizes;
import dev.backsight.store.content.Chunking;
import dev.backsight.store.identity.ContentId;
import dev.backsight.store.metadata.FileStat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process that puts and deletes, again and again, on the same store. What each of its writers does is a function
 * of a seed, so that the number of acknowledged steps tells what must be there: the state after that many steps, or after
 * one more, which was under way.
 */
@Tag("slow")
class CrashTest {

    /** A longer run: {@code -Dtest=CrashTest -Dtests.kills=500 -Dtests.seed=1}. */
    private static final int KILLS = Integer.getInteger("tests.kills", 40);

    /** So that some of the contents are cut into chunks, and borrow from each other. */
    private static final FileStoreOptions OPTIONS = FileStoreOptions.defaults()
            .withChunking(new Chunking(150_000, new ChunkSizes(4 << 10, 8 << 10, 32 << 10, 2)));

    private static final int WRITERS = 3;
    private static final int NAMES = 4;

    @TempDir
    Path root;

    @Test
    void whatWasAcknowledgedSurvivesBeingKilledAndNothingElseStays() throws Exception {
        Random random = new Random(Long.getLong("tests.seed", 20261121));
        Map<String, Step> state = new HashMap<>();
        int orphans = 0;
        long acknowledged = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            int seed = random.nextInt();
            int[] steps = runAndKill(seed, random);
            Files.writeString(
                    Files.createDirectories(store().resolve("temporary")).resolve("left-" + kill + ".tmp"), "rubbish");
            orphans += Contents.temporary(store()).size();
            state = checkAndRead(seed, steps, state);
            for (int step : steps) {
                acknowledged += step;
            }
        }
        System.out.println(KILLS + " kills, " + acknowledged + " acknowledged changes, none lost");
        assertThat(acknowledged).isGreaterThan(KILLS);
        try (FileStore store = FileStore.open(store(), OPTIONS)) {
            for (FileStat stat : store.list("", FileStore.MAX_PAGE).files()) {
                store.delete(stat.name().value());
            }
        }
        assertThat(Contents.stored(store())).as("after deleting everything").isEmpty();
        assertThat(orphans).isGreaterThanOrEqualTo(KILLS);
    }

    private Path store() {
        return root.resolve("store");
    }

    /** How many steps each writer has acknowledged. */
    private int[] runAndKill(int seed, Random random) throws Exception {
        // The first compiler alone: the child does not live long enough for the second to pay.
        List<String> flags = List.of("-Xmx64m", "-XX:TieredStopAtLevel=1");
        ChildJvm child = ChildJvm.start(root, flags, Child.class, store().toString(), Integer.toString(seed));
        int[] steps = new int[WRITERS];
        int enough = 1 + random.nextInt(60);
        long pause = random.nextInt(3_000_000);
        for (int i = 0; i < enough; i++) {
            steps[Integer.parseInt(child.nextLine())]++;
        }
        LockSupport.parkNanos(pause);
        child.kill();
        // What it wrote before it died still counts. A line torn by the kill would have no line end and no digit.
        for (String line = child.nextLine(); line != null && !line.isEmpty(); line = child.nextLine()) {
            steps[Integer.parseInt(line)]++;
        }
        assertThat(child.exitCode()).as("exit code of SIGKILL").isEqualTo(137);
        return steps;
    }

    private Map<String, Step> checkAndRead(int seed, int[] steps, Map<String, Step> before) throws IOException {
        Map<String, Step> after = new HashMap<>();
        Set<ContentId> referred = new HashSet<>();
        try (FileStore store = FileStore.open(store(), OPTIONS)) {
            for (int writer = 0; writer < WRITERS; writer++) {
                Map<String, Step> expected = new HashMap<>(before);
                Step underWay = Step.of(seed, writer, steps[writer]);
                for (int i = 0; i < steps[writer]; i++) {
                    Step step = Step.of(seed, writer, i);
                    expected.put(step.name(), step);
                }
                for (int i = 0; i < NAMES; i++) {
                    String name = Step.name(writer, i);
                    List<Step> allowed = new ArrayList<>();
                    allowed.add(expected.getOrDefault(name, new Step(name, Step.DELETE)));
                    if (underWay.name().equals(name)) {
                        allowed.add(underWay);
                    }
                    Step found = read(store, name, allowed);
                    after.put(name, found);
                }
            }
            for (FileStat stat : store.list("", FileStore.MAX_PAGE).files()) {
                assertThat(after).containsKey(stat.name().value());
                referred.add(stat.contentId());
            }
            assertThat(Contents.temporary(store())).isEmpty();
            // What is not referred to by name is there only because another content borrows from it.
            Set<ContentId> allowed = new HashSet<>(referred);
            Step.large().forEach(content -> allowed.add(ContentId.of(content)));
            Set<ContentId> stored = new HashSet<>();
            for (Path file : Contents.stored(store())) {
                stored.add(ContentId.parse(file.getFileName().toString().replace(".bsc", "")));
            }
            assertThat(stored).containsAll(referred);
            assertThat(allowed).containsAll(stored);
        }
        return after;
    }

    private static Step read(FileStore store, String name, List<Step> allowed) throws IOException {
        if (store.stat(name).isEmpty()) {
            Step deleted = new Step(name, Step.DELETE);
            assertThat(allowed).as("'%s' is gone", name).contains(deleted);
            return deleted;
        }
        ContentId id = ContentId.of(store.get(name));
        assertThat(store.stat(name).orElseThrow().contentId()).isEqualTo(id);
        List<Step> matching = allowed.stream()
                .filter(step -> step.content() != Step.DELETE)
                .filter(step -> ContentId.of(step.bytes()).equals(id))
                .toList();
        assertThat(matching).as("'%s' holds one of %s", name, allowed).isNotEmpty();
        return matching.get(0);
    }

    /** One thing a writer does: put a content, or delete. Writers have names of their own and contents in common. */
    record Step(String name, int content) {

        static final int DELETE = -1;

        private static final int CONTENTS = 12;
        private static final int FIRST_LARGE = 6;
        private static final byte[] LARGE = Contents.random(1, 250_000);

        static String name(int writer, int index) {
            return "writer " + writer + "/" + index;
        }

        static Step of(int seed, int writer, int index) {
            Random random = new Random(31L * (31L * seed + writer) + index);
            // The first numbers of java.util.Random hardly differ for neighbouring seeds.
            random.nextInt();
            String name = name(writer, random.nextInt(NAMES));
            return new Step(name, random.nextInt(4) == 0 ? DELETE : random.nextInt(CONTENTS));
        }

        byte[] bytes() {
            return bytes(content);
        }

        /** Small ones that have nothing in common, and large ones that are versions of each other. */
        private static byte[] bytes(int content) {
            if (content < FIRST_LARGE) {
                return Contents.halfRandom(content, 1 + content * content * 6_000);
            }
            return content == FIRST_LARGE ? LARGE : Edits.overwrite(LARGE, content, 2 * (content - FIRST_LARGE), 500);
        }

        static List<byte[]> large() {
            return IntStream.range(FIRST_LARGE, CONTENTS).mapToObj(Step::bytes).toList();
        }
    }

    /** The process that is killed: every line of output is a step done, by the writer of that number. */
    static final class Child {

        private Child() {}

        public static void main(String[] arguments) throws Exception {
            FileStore store = FileStore.open(Path.of(arguments[0]), OPTIONS);
            int seed = Integer.parseInt(arguments[1]);
            for (int writer = 0; writer < WRITERS; writer++) {
                int number = writer;
                new Thread(() -> write(store, seed, number)).start();
            }
        }

        private static void write(FileStore store, int seed, int writer) {
            try {
                for (int i = 0; ; i++) {
                    Step step = Step.of(seed, writer, i);
                    if (step.content() == Step.DELETE) {
                        store.delete(step.name());
                    } else if (i % 2 == 0) {
                        store.put(step.name(), step.bytes());
                    } else {
                        store.put(step.name(), new ByteArrayInputStream(step.bytes()));
                    }
                    // One write to the pipe, so that the lines of several writers do not mix.
                    System.out.print(writer + "\n");
                    System.out.flush();
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
