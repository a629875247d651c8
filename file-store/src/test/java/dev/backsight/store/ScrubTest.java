package dev.backsight.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.store.DamagedContent.AffectedFile;
import dev.backsight.store.DamagedContent.Outcome;
import dev.backsight.store.content.Chunking;
import dev.backsight.store.content.CorruptContentException;
import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScrubTest {

    private static final FileStoreOptions QUICK = FileStoreOptions.defaults().withDurability(Durability.PROCESS_CRASH);

    @TempDir
    Path root;

    private final Map<String, byte[]> files = new TreeMap<>();
    private FileStore store;
    private FileStore replica;

    /** Small files of several blocks, a large one in chunks, and a version of it that borrows from it. */
    @BeforeEach
    void putTheSameIntoTwoStores() throws IOException {
        store = FileStore.open(root.resolve("store"), QUICK);
        replica = FileStore.open(root.resolve("replica"), QUICK);
        for (int i = 0; i < 12; i++) {
            files.put("small " + i, Contents.random(i, 1 + i * 50_000));
        }
        byte[] large = Contents.random(100, 5 << 20);
        files.put("version 1", large);
        files.put("version 2", Edits.overwrite(large, 1, 3, 10_000));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            store.put(file.getKey(), file.getValue());
            replica.put(file.getKey(), file.getValue());
        }
        assertThat(store.stat("version 2").orElseThrow().storedSize()).isLessThan(1 << 20);
    }

    @AfterEach
    void close() throws IOException {
        store.close();
        replica.close();
    }

    private Path file(String store, String name) {
        String id = ContentId.of(files.get(name)).hex();
        return root.resolve(store)
                .resolve("contents")
                .resolve(id.substring(0, 2))
                .resolve(id + ".bsc");
    }

    private static void flipABit(Path file, int position) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[position] ^= 1;
        Files.write(file, bytes);
    }

    private static Set<String> names(ScrubReport report, Outcome outcome) {
        Set<String> names = new HashSet<>();
        for (DamagedContent content : report.damaged()) {
            assertThat(content.outcome()).as(content.remark()).isEqualTo(outcome);
            content.files().forEach(file -> names.add(file.name().value()));
        }
        return names;
    }

    private void allIsWell() throws IOException {
        assertThat(store.scrub(ScrubOptions.checkAll()).damaged()).isEmpty();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            assertThat(store.get(file.getKey())).isEqualTo(file.getValue());
        }
        assertThat(Contents.temporary(root.resolve("store"))).isEmpty();
    }

    @Test
    void findsNothingWhereNothingIsWrong() throws IOException {
        ScrubReport report = store.scrub(ScrubOptions.checkAll());
        assertThat(report.damaged()).isEmpty();
        assertThat(report.contents()).isEqualTo(files.size());
        assertThat(report.next()).isEmpty();
        assertThat(report.bytes()).isGreaterThan(8_000_000);
    }

    @Test
    void findsPreciselyTheDamagedFilesAndRepairsThem() throws IOException {
        Random random = new Random(7);
        Set<String> damaged = new HashSet<>();
        for (String name : files.keySet()) {
            if (random.nextInt(3) == 0 && !name.startsWith("version")) {
                Path file = file("store", name);
                flipABit(file, random.nextInt((int) Files.size(file)));
                damaged.add(name);
            }
        }
        assertThat(damaged).hasSizeGreaterThan(2);

        assertThat(names(store.scrub(ScrubOptions.checkAll()), Outcome.FOUND)).isEqualTo(damaged);
        ScrubReport report = store.scrub(ScrubOptions.checkAll().withReplica(replica.contentSource()));

        assertThat(names(report, Outcome.REPAIRED)).isEqualTo(damaged);
        assertThat(report.damaged()).hasSameSizeAs(damaged);
        allIsWell();
    }

    @Test
    void damageInASharedBlockIsToldOfAllFilesThatHaveItWithTheOffsetInEach() throws IOException {
        flipABit(file("store", "version 1"), 1_000_000);
        long position = position("version 1");
        assertThat(position).isBetween(700_000L, 1_000_000L);

        ScrubReport report = store.scrub(ScrubOptions.checkAll());

        assertThat(report.damaged()).hasSize(1);
        DamagedContent content = report.damaged().get(0);
        assertThat(content.id()).isEqualTo(ContentId.of(files.get("version 1")));
        assertThat(content.position()).isEqualTo(position);
        assertThat(content.problem()).contains(file("store", "version 1").toString());
        assertThat(content.files())
                .containsExactlyInAnyOrder(
                        new AffectedFile(new FileName("version 1"), position),
                        new AffectedFile(new FileName("version 2"), position("version 2")));

        store.scrub(ScrubOptions.checkAll().withReplica(replica.contentSource()));
        allIsWell();
    }

    private long position(String name) {
        try {
            store.get(name);
        } catch (CorruptContentException e) {
            assertThat(e.name()).isEqualTo(name);
            assertThat(e).hasMessageContaining("from byte " + e.position() + " on");
            return e.position();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        throw new AssertionError(name + " can be read");
    }

    @Test
    void aVersionThatBorrowsIsRepairedAsAWhole() throws IOException {
        flipABit(file("store", "version 2"), 100);
        flipABit(file("store", "version 1"), 2_000_000);

        ScrubReport report = store.scrub(ScrubOptions.checkAll().withReplica(replica.contentSource()));

        assertThat(names(report, Outcome.REPAIRED)).containsExactlyInAnyOrder("version 1", "version 2");
        allIsWell();
        store.delete("version 1");
        assertThat(store.get("version 2")).isEqualTo(files.get("version 2"));
        store.delete("version 2");
        assertThat(Contents.stored(root.resolve("store"))).hasSize(12);
    }

    @Test
    void whatBorrowsFromARepairedFileReadsItHoweverThatIsCutNow() throws IOException {
        flipABit(file("store", "version 1"), 2_000_000);
        store.close();
        store = FileStore.open(root.resolve("store"), QUICK.withChunking(Chunking.never()));

        ScrubReport report = store.scrub(ScrubOptions.checkAll().withReplica(replica.contentSource()));

        assertThat(names(report, Outcome.REPAIRED)).containsExactlyInAnyOrder("version 1", "version 2");
        assertThat(Files.readAllBytes(file("store", "version 1"))[9])
                .as("format version")
                .isEqualTo((byte) 1);
        allIsWell();
    }

    @Test
    void aMissingFileIsFoundAndRepaired() throws IOException {
        Files.delete(file("store", "small 5"));
        Files.delete(file("store", "version 1"));

        ScrubReport report = store.scrub(ScrubOptions.checkAll().withReplica(replica.contentSource()));

        assertThat(names(report, Outcome.REPAIRED)).containsExactlyInAnyOrder("small 5", "version 1", "version 2");
        allIsWell();
    }

    @Test
    void whatIsMissingOfAnOlderVersionIsFoundAndRepaired() throws IOException {
        store.close();
        store = FileStore.open(root.resolve("store"), QUICK.withKeptVersions(2));
        store.put("small 5", Contents.random(77, 1000));
        Files.delete(file("store", "small 5"));

        ScrubReport report = store.scrub(ScrubOptions.checkAll().withReplica(replica.contentSource()));

        assertThat(report.damaged()).hasSize(1);
        assertThat(report.damaged().get(0).problem()).contains("it is missing");
        assertThat(report.damaged().get(0).outcome()).isEqualTo(Outcome.REPAIRED);
        assertThat(store.getVersion("small 5", 1)).isEqualTo(files.get("small 5"));
    }

    @Test
    void aReplicaThatIsDamagedAsWellIsRefused() throws IOException {
        flipABit(file("store", "small 9"), 5_000);
        flipABit(file("replica", "small 9"), 7_000);
        byte[] before = Files.readAllBytes(file("store", "small 9"));

        ScrubReport report = store.scrub(ScrubOptions.checkAll().withReplica(replica.contentSource()));

        assertThat(names(report, Outcome.NOT_REPAIRED)).containsExactly("small 9");
        assertThat(report.damaged().get(0).remark()).contains("damaged");
        assertThat(Files.readAllBytes(file("store", "small 9"))).isEqualTo(before);
        assertThat(Contents.temporary(root.resolve("store"))).isEmpty();
    }

    @Test
    void aReplicaThatHasOtherBytesOrNoneIsRefused() throws IOException {
        flipABit(file("store", "small 9"), 5_000);
        byte[] before = Files.readAllBytes(file("store", "small 9"));
        ScrubOptions lying =
                ScrubOptions.checkAll().withReplica(id -> new ByteArrayInputStream(Contents.random(1, 450_001)));

        DamagedContent refused = store.scrub(lying).damaged().get(0);
        assertThat(refused.outcome()).isEqualTo(Outcome.NOT_REPAIRED);
        assertThat(refused.remark()).contains("the replica has content");
        replica.delete("small 9");
        ScrubReport report = store.scrub(ScrubOptions.checkAll().withReplica(replica.contentSource()));
        assertThat(report.damaged().get(0).remark()).contains("does not have it");
        assertThat(Files.readAllBytes(file("store", "small 9"))).isEqualTo(before);
    }

    @Test
    void goesOnWhereItWasStopped() throws IOException {
        flipABit(file("store", "small 3"), 1000);
        flipABit(file("store", "small 8"), 1000);
        Set<String> found = new HashSet<>();
        List<ContentId> seen = new ArrayList<>();
        ScrubOptions next = ScrubOptions.checkAll();
        int runs = 0;
        for (boolean complete = false; !complete; runs++) {
            int limit = seen.size() + 4;
            ScrubReport report = store.scrub(next.withProgress(progress -> {
                seen.add(progress.last());
                return seen.size() < limit;
            }));
            found.addAll(names(report, Outcome.FOUND));
            complete = report.next().isEmpty();
            next = report.next().map(next::withAfter).orElse(next);
        }
        assertThat(runs).isGreaterThan(3);
        assertThat(seen).doesNotHaveDuplicates().hasSize(files.size());
        assertThat(found).containsExactlyInAnyOrder("small 3", "small 8");
    }

    @Test
    void goesOnWhileFilesComeAndGo() throws Exception {
        Throwable[] failure = new Throwable[1];
        Thread writer = new Thread(() -> {
            try {
                for (int i = 0; i < 300; i++) {
                    store.put("moving " + i % 10, Contents.random(i + 1000, 20_000));
                    store.delete("moving " + (i + 5) % 10);
                }
            } catch (IOException | RuntimeException e) {
                failure[0] = e;
            }
        });
        writer.start();
        do {
            assertThat(store.scrub(ScrubOptions.checkAll()).damaged()).isEmpty();
        } while (writer.isAlive());
        writer.join();
        assertThat(failure[0]).isNull();
    }
}
