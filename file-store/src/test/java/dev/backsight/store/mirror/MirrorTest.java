package dev.backsight.store.mirror;

import static dev.backsight.store.mirror.MirrorAssertions.assertMirrored;
import static dev.backsight.store.mirror.MirrorAssertions.keys;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.store.Contents;
import dev.backsight.store.Durability;
import dev.backsight.store.FileStore;
import dev.backsight.store.FileStoreOptions;
import dev.backsight.store.RestoredFile;
import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.FileLabels;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.metadata.MediaType;
import dev.backsight.store.monitor.MonitorConfig;
import dev.backsight.store.monitor.Operation;
import dev.backsight.store.monitor.OperationStats;
import dev.backsight.store.monitor.StoreMonitor;
import dev.backsight.store.objectstorage.Backoff;
import dev.backsight.store.objectstorage.ObjectKey;
import dev.backsight.store.objectstorage.ObjectStorage;
import dev.backsight.store.validation.ValidationPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MirrorTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path root;

    private final MovableClock clock = new MovableClock();
    private final StoreMonitor monitor = StoreMonitor.create("test", MonitorConfig.defaults());
    private MirrorOptions options = MirrorOptions.defaults()
            .withDurability(Durability.PROCESS_CRASH)
            .withRetries(new Backoff(Duration.ofMillis(1), Duration.ofMillis(5)), 200);
    private FlakyStorage storage;
    private Mirror mirror;
    private FileStore store;

    @BeforeEach
    void open() throws IOException {
        storage = new FlakyStorage(ObjectStorage.directory(root.resolve("storage")), 1);
        openMirrorAndStore();
    }

    private void openMirrorAndStore() throws IOException {
        mirror = Mirror.open(root.resolve("queue"), storage, options, monitor, clock, new Random(2));
        FileStoreOptions quick = FileStoreOptions.defaults().withDurability(Durability.PROCESS_CRASH);
        store = FileStore.open(root.resolve("store"), quick, StoreMonitor.disabled(), mirror);
        mirror.prepare(store);
    }

    private void reopen(MirrorOptions other) throws IOException {
        store.close();
        mirror.close();
        options = other;
        openMirrorAndStore();
    }

    @AfterEach
    void close() throws IOException {
        store.close();
        mirror.close();
        storage.close();
        monitor.close();
    }

    /** Does all there is, and lets time pass for what waits. */
    private void drain() throws IOException, InterruptedException {
        while (mirror.statistics().queued() > 0) {
            if (!mirror.runNext()) {
                clock.advance(Duration.ofMillis(1));
            }
        }
    }

    private void assertMirroredNow() throws IOException {
        assertMirrored(store, storage, root.resolve("restored-" + System.nanoTime()));
    }

    @Test
    void putsReplacementsAndDeletesReachTheStorage() throws Exception {
        byte[] large = Contents.halfRandom(1, MirrorLayout.PART_BYTES * 2 + 12_345);
        store.put("large", large, new MediaType("application/x-large"));
        store.put("small", Contents.text(2, 1000), new MediaType("text/plain"));
        store.put("same", Contents.text(2, 1000));
        store.put("empty", new byte[0]);
        drain();
        assertThat(keys(storage)).hasSize(3 + 1 + 4);
        assertMirroredNow();

        store.put("large", Contents.random(3, 100));
        store.delete("same");
        drain();
        assertThat(keys(storage)).hasSize(1 + 1 + 3);
        assertMirroredNow();

        store.delete("small");
        store.delete("large");
        store.delete("empty");
        drain();
        assertThat(keys(storage)).isEmpty();
    }

    @Test
    void contentIsPlainAndReadableWithoutThisLibrary() throws Exception {
        byte[] content = Contents.halfRandom(1, MirrorLayout.PART_BYTES + 1);
        ContentId id = store.put("f", content).contentId();
        drain();

        Path folder = root.resolve("storage/objects/v1/content").resolve(id.hex());
        byte[] joined = Arrays.copyOf(Files.readAllBytes(folder.resolve("000000$")), content.length);
        byte[] last = Files.readAllBytes(folder.resolve("000001$"));
        System.arraycopy(last, 0, joined, MirrorLayout.PART_BYTES, last.length);
        assertThat(joined).isEqualTo(content);
    }

    @Test
    void hostileNamesAreMirroredAndRestoredAsTheyAre() throws Exception {
        List<String> names = List.of(
                "../../etc/passwd",
                "/",
                "//",
                ".",
                "..",
                "v1/files/x.json",
                "a$",
                "CON",
                "\"quoted\\",
                "%2e%2e%2f",
                "name?query#fragment",
                "\u202Egnp.exe",
                "e\u0301",
                "\u00e9",
                "\uD83D\uDE00".repeat(256),
                " ",
                "\uFFFE",
                "n".repeat(FileName.MAX_BYTES));
        for (String name : names) {
            store.put(name, name.getBytes(StandardCharsets.UTF_8));
        }
        drain();
        assertMirroredNow();
        assertThat(root.resolve("etc")).doesNotExist();
    }

    @Test
    void manyPutsOfANameAreMirroredOnceByTheLast() throws Exception {
        for (int i = 0; i < 50; i++) {
            store.put("hot", Contents.random(i, 100));
        }
        assertThat(mirror.statistics().queued()).isEqualTo(2);
        drain();
        assertThat(mirror.statistics().bytes()).isEqualTo(100);
        assertMirroredNow();
    }

    @Test
    void randomChangesAndFailuresEndWithAnEqualMirror() throws Exception {
        // Comparing everything takes hundreds of calls, which would never all succeed.
        drain();
        for (long seed = 1; seed <= 4; seed++) {
            Random random = new Random(seed);
            for (int step = 0; step < 250; step++) {
                storage.failing(30);
                String name = "name " + random.nextInt(8);
                switch (random.nextInt(6)) {
                    case 0 -> store.delete(name);
                    case 1, 2 -> store.put(name, Contents.random(random.nextInt(6), random.nextInt(3) * 700));
                    case 3 -> clock.advance(Duration.ofMillis(1));
                    case 4 -> {
                        if (random.nextInt(15) == 0) {
                            reopen(options);
                        }
                    }
                    default -> mirror.runNext();
                }
            }
            storage.failing(0);
            drain();
            assertThat(mirror.statistics().dead()).isZero();
            assertMirroredNow();
        }
    }

    @Test
    void aChangeWhileItsNameIsBeingMirroredIsNotLost() throws Exception {
        store.put("f", Contents.random(1, 1000));
        List<String> once = new ArrayList<>(List.of("once"));
        storage.beforePut = () -> {
            if (!once.isEmpty()) {
                once.clear();
                putUnchecked("f", Contents.random(2, 2000));
            }
        };
        drain();
        assertThat(once).isEmpty();
        assertMirroredNow();
    }

    private void putUnchecked(String name, byte[] content) {
        try {
            store.put(name, content);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anInterruptedUploadGoesOnWhereItStopped() throws Exception {
        reopen(options.withPartsAtATime(1));
        byte[] content = Contents.random(1, 3 * MirrorLayout.PART_BYTES);
        store.put("f", content);
        assertThat(mirror.runNext()).as("reconciling").isTrue();
        List<String> puts = new ArrayList<>();
        storage.beforePut = () -> {
            puts.add("put");
            if (puts.size() == 3) {
                storage.failing(100);
            }
        };
        assertThat(mirror.runNext()).isTrue();
        assertThat(mirror.statistics().retried()).isEqualTo(1);
        assertThat(keys(storageBehind())).hasSize(2);

        storage.failing(0);
        drain();
        assertThat(mirror.statistics().bytes()).isEqualTo(MirrorLayout.PART_BYTES);
        assertMirroredNow();
    }

    @Test
    void partsTravelAtTheSameTimeAndNoFileRefersToThemBefore() throws Exception {
        reopen(options.withPartsAtATime(3));
        drain();
        byte[] content = Contents.random(1, 6 * MirrorLayout.PART_BYTES + 1);
        store.put("f", content);
        CountDownLatch together = new CountDownLatch(3);
        storage.beforePut = () -> {
            together.countDown();
            try {
                together.await();
                assertThat(storage.find(MirrorLayout.fileKey(new FileName("f"))))
                        .isEmpty();
            } catch (InterruptedException | IOException e) {
                throw new IllegalStateException(e);
            }
        };
        drain();
        assertThat(mirror.deadLetters(10)).isEmpty();
        assertThat(mirror.statistics().failed()).isZero();
        assertMirroredNow();
    }

    @Test
    void tagsAttributesNumberAndTimesComeBack() throws Exception {
        store.put("f", new byte[] {1}, new MediaType("text/plain"));
        store.put("f", new byte[] {2}, new MediaType("text/csv"));
        FileStat labelled = store.label(
                store.stat("f").orElseThrow(), new FileLabels(Set.of("final", "q4"), Map.of("author", "Ada")));
        drain();
        try (FileStore restored = FileStore.open(root.resolve("restored"))) {
            assertThat(Restore.into(restored, storage).isComplete()).isTrue();
            FileStat once = restored.stat("f").orElseThrow();
            assertThat(RestoredFile.of(once)).isEqualTo(RestoredFile.of(labelled));
            assertThat(once.version()).isEqualTo(2);

            assertThat(Restore.into(restored, storage).files()).isEqualTo(1);
            assertThat(restored.stat("f")).contains(once);
        }

        // Only what is said of it changes.
        store.label(labelled, FileLabels.NONE);
        drain();
        assertMirroredNow();
    }

    @Test
    void whatThePolicyOfTheStoreRefusesIsReportedAndTheRestComesBack() throws Exception {
        store.put("picture.png", "no picture".getBytes(StandardCharsets.UTF_8), new MediaType("image/png"));
        store.put("notes.txt", "some notes".getBytes(StandardCharsets.UTF_8), new MediaType("text/plain"));
        drain();
        FileStoreOptions judging = FileStoreOptions.defaults().withValidation(ValidationPolicy.defaults());
        try (FileStore restored = FileStore.open(root.resolve("restored"), judging)) {
            RestoreReport report = Restore.into(restored, storage);
            assertThat(report.files()).isEqualTo(1);
            assertThat(report.failed()).isEqualTo(1);
            assertThat(restored.stat("notes.txt")).isPresent();
            assertThat(restored.stat("picture.png")).isEmpty();
        }
    }

    private ObjectStorage storageBehind() {
        storage.failing(0);
        return storage;
    }

    @Test
    void whatIsDeniedBecomesADeadLetterAndCanBeQueuedAgain() throws Exception {
        drain();
        store.put("f", Contents.random(1, 1000));
        storage.denying(true);
        drain();
        List<DeadLetter> letters = mirror.deadLetters(10);
        assertThat(letters).hasSize(1);
        assertThat(letters.get(0).description()).isEqualTo("mirror file 'f'");
        assertThat(letters.get(0).reason()).contains("denied on purpose");
        assertThat(mirror.statistics().dead()).isEqualTo(1);

        storage.denying(false);
        assertThat(mirror.requeue(letters.get(0))).isTrue();
        drain();
        assertThat(mirror.deadLetters(10)).isEmpty();
        assertMirroredNow();
    }

    @Test
    void damageInTheStoreIsADeadLetterAndSpreadsNowhere() throws Exception {
        drain();
        store.put("f", Contents.random(1, 300_000));
        Path file = Contents.stored(root.resolve("store")).get(0);
        byte[] stored = Files.readAllBytes(file);
        stored[stored.length / 2] ^= 1;
        Files.write(file, stored);

        drain();
        assertThat(mirror.deadLetters(10).get(0).reason()).contains("damaged");
        assertThat(keys(storage)).isEmpty();
    }

    @Test
    void contentThatArrivesDamagedIsNoticedWhenItIsReadBack() throws Exception {
        reopen(options.withVerification(Verification.READ_BACK));
        ContentId id = store.put("f", Contents.random(1, 1000)).contentId();
        ObjectKey part = MirrorLayout.partKey(id, 0);
        storage.put(part, new byte[1000]);
        storage.delete(part);
        drain();
        assertMirroredNow();

        storage.put(part, new byte[1000]);
        try (FileStore restored = FileStore.open(root.resolve("restored"))) {
            RestoreReport report = Restore.into(restored, storage);
            assertThat(report.failed()).isEqualTo(1);
            assertThat(report.failures().get(0).reason()).contains(id.hex(), "SHA-256");
            assertThat(restored.stat("f")).isEmpty();
        }
    }

    @Test
    void restoringReportsWhatIsMissingAndMalformedAndGoesOn() throws Exception {
        store.put("whole", Contents.random(1, 1000));
        ContentId missing = store.put("missing", Contents.random(2, 1000)).contentId();
        drain();
        storage.delete(MirrorLayout.partKey(missing, 0));
        storage.put(MirrorLayout.fileKey(new FileName("malformed")), "{".getBytes(StandardCharsets.UTF_8));
        storage.put(new ObjectKey("v1/files/foreign"), new byte[1]);

        try (FileStore restored = FileStore.open(root.resolve("restored"))) {
            RestoreReport report = Restore.into(restored, storage);
            assertThat(report.files()).isEqualTo(1);
            assertThat(report.bytes()).isEqualTo(1000);
            assertThat(report.failed()).isEqualTo(2);
            assertThat(report.isComplete()).isFalse();
            assertThat(restored.get("whole")).isEqualTo(Contents.random(1, 1000));
            assertThat(MirrorAssertions.files(restored)).hasSize(1);
        }
    }

    @Test
    void aStoreThatWasThereBeforeIsMirroredAndWhatTheStorageHasTooMuchIsRemoved() throws Exception {
        store.put("kept", Contents.random(1, 1000));
        store.put("deleted later", Contents.random(2, 1000));
        drain();
        store.close();
        mirror.close();
        try (FileStore alone = FileStore.open(root.resolve("store"))) {
            alone.delete("deleted later");
            alone.put("put later", Contents.random(3, 1000));
        }
        storage.put(MirrorLayout.partKey(ContentId.of(new byte[] {9}), 0), new byte[] {9});
        deleteFolder(root.resolve("queue"));

        openMirrorAndStore();
        drain();
        assertMirroredNow();

        ObjectKey kept = MirrorLayout.fileKey(new FileName("kept"));
        storage.put(kept, new byte[] {'{'});
        mirror.reconcile();
        drain();
        assertThat(mirror.deadLetters(10)).isEmpty();
        assertMirroredNow();

        storage.delete(kept);
        mirror.reconcile();
        drain();
        assertThat(storage.find(kept)).isPresent();
        assertMirroredNow();
    }

    private static void deleteFolder(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void thePolicySaysWhatIsMirroredAndWhatFirst() throws Exception {
        reopen(options.withPolicy(name -> name.value().startsWith("cache/")
                ? Optional.empty()
                : Optional.of(name.value().startsWith("urgent/") ? Priority.HIGH : Priority.LOW)));
        drain();
        store.put("cache/x", new byte[] {1});
        store.put("plain", new byte[] {2});
        store.put("urgent/y", new byte[] {3});

        assertThat(mirror.runNext()).isTrue();
        assertThat(storage.find(MirrorLayout.fileKey(new FileName("urgent/y")))).isPresent();
        assertThat(storage.find(MirrorLayout.fileKey(new FileName("plain")))).isEmpty();
        drain();
        assertThat(storage.find(MirrorLayout.fileKey(new FileName("plain")))).isPresent();
        assertThat(storage.find(MirrorLayout.fileKey(new FileName("cache/x")))).isEmpty();
    }

    @Test
    void everyAttemptIsRecorded() throws Exception {
        drain();
        monitor.aggregate();
        store.put("f", Contents.random(1, 1000));
        storage.failing(100);
        mirror.runNext();
        storage.failing(0);
        drain();
        OperationStats recorded = monitor.aggregate().of(Operation.REPLICATE);
        assertThat(recorded.failed()).isEqualTo(1);
        assertThat(recorded.succeeded()).isEqualTo(1);
        assertThat(recorded.bytes()).isEqualTo(1000);
    }

    @Test
    void theStoreRefusesChangesThatCouldNotBeNoted() throws Exception {
        store.put("f", new byte[] {1});
        mirror.close();
        assertThatThrownBy(() -> store.put("f", new byte[] {2})).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> store.delete("f")).isInstanceOf(IllegalStateException.class);
        assertThat(store.get("f")).containsExactly(1);
    }

    @Test
    void workersMirrorWhatManyThreadsPutDespiteFailures() throws Exception {
        drain();
        store.close();
        mirror.close();
        mirror = Mirror.open(root.resolve("queue"), storage, options.withWorkers(4), monitor);
        FileStoreOptions quick = FileStoreOptions.defaults().withDurability(Durability.PROCESS_CRASH);
        store = FileStore.open(root.resolve("store"), quick, StoreMonitor.disabled(), mirror);
        mirror.start(store);
        assertThatThrownBy(() -> mirror.start(store)).isInstanceOf(IllegalStateException.class);
        storage.failing(20);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Void>> tasks = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                Random random = new Random(thread);
                tasks.add(() -> {
                    for (int i = 0; i < 60; i++) {
                        String name = "name " + random.nextInt(10);
                        if (random.nextInt(4) == 0) {
                            store.delete(name);
                        } else {
                            store.put(name, Contents.random(random.nextInt(5), 1 + random.nextInt(2) * 5_000));
                        }
                    }
                    return null;
                });
            }
            for (Future<Void> done : threads.invokeAll(tasks)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(mirror.awaitIdle(PATIENCE)).isTrue();
        storage.failing(0);
        assertThat(mirror.deadLetters(10)).isEmpty();
        assertMirroredNow();
    }

    @Test
    void closingWaitsForWhatIsInFlight() throws Exception {
        drain();
        store.put("f", Contents.random(1, 1000));
        store.close();
        mirror.close();
        CountDownLatch putting = new CountDownLatch(1);
        CountDownLatch mayPut = new CountDownLatch(1);
        storage.beforePut = () -> {
            putting.countDown();
            try {
                mayPut.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
        mirror = Mirror.open(root.resolve("queue"), storage, options, monitor);
        store = FileStore.open(root.resolve("store"), FileStoreOptions.defaults(), StoreMonitor.disabled(), mirror);
        mirror.start(store);
        putting.await();
        Thread closing = new Thread(mirror::close);
        closing.start();
        mayPut.countDown();
        closing.join();
        assertThat(storage.find(MirrorLayout.fileKey(new FileName("f")))).isPresent();
    }
}
