package dev.backsight.store.objectstorage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.store.Contents;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for every storage. */
abstract class ObjectStorageContract {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    ObjectStorage storage;

    /** @param prefix of its own for each test, where a storage is shared */
    abstract ObjectStorage open(String prefix) throws Exception;

    @BeforeEach
    void openStorage() throws Exception {
        storage = open("test-" + NUMBER.incrementAndGet());
    }

    @AfterEach
    void closeStorage() {
        storage.close();
    }

    static ObjectKey key(String value) {
        return new ObjectKey(value);
    }

    @Test
    void givesBackWhatWasPutAsAWholeAndByRanges() throws Exception {
        byte[] content = Contents.random(1, 100_000);
        storage.put(key("a/b"), content);

        assertThat(storage.stat(key("a/b"))).isEqualTo(new ObjectStat(key("a/b"), 100_000));
        assertThat(storage.read(key("a/b"), 0, 100_000)).isEqualTo(content);
        assertThat(storage.read(key("a/b"), 99_990, 10)).isEqualTo(Arrays.copyOfRange(content, 99_990, 100_000));
        assertThat(storage.read(key("a/b"), 77, 1)).containsExactly(content[77]);
        assertThat(storage.read(key("a/b"), 100_000, 0)).isEmpty();
    }

    @Test
    void takesEmptyObjectsAndTheGreatest() throws Exception {
        storage.put(key("empty"), new byte[0]);
        assertThat(storage.stat(key("empty")).size()).isZero();
        assertThat(storage.read(key("empty"), 0, 0)).isEmpty();

        byte[] greatest = Contents.random(2, ObjectStorage.MAX_OBJECT_BYTES);
        storage.put(key("greatest"), greatest);
        assertThat(storage.read(key("greatest"), 0, greatest.length)).isEqualTo(greatest);
        assertThatThrownBy(() -> storage.put(key("more"), new byte[ObjectStorage.MAX_OBJECT_BYTES + 1]))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void refusesRangesTheObjectDoesNotHave() throws Exception {
        storage.put(key("ten"), new byte[10]);

        for (long[] range : new long[][] {{0, 11}, {10, 1}, {11, 0}, {5, 6}, {1L << 40, 1}, {-1, 1}, {0, -1}}) {
            assertThatThrownBy(() -> storage.read(key("ten"), range[0], (int) range[1]))
                    .as("%d bytes from %d", range[1], range[0])
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void replacesAndDeletes() throws Exception {
        storage.put(key("k"), new byte[] {1, 2, 3});
        storage.put(key("k"), new byte[] {4});
        assertThat(storage.read(key("k"), 0, 1)).containsExactly(4);
        assertThat(storage.stat(key("k")).size()).isEqualTo(1);

        storage.delete(key("k"));
        storage.delete(key("k"));
        assertThat(storage.find(key("k"))).isEmpty();
        assertThatThrownBy(() -> storage.stat(key("k"))).isInstanceOf(ObjectNotFoundException.class);
        assertThatThrownBy(() -> storage.read(key("k"), 0, 1)).isInstanceOf(ObjectNotFoundException.class);
        assertThatThrownBy(() -> storage.read(key("k"), 0, 0)).isInstanceOf(ObjectNotFoundException.class);
    }

    @Test
    void listsByPrefixAndPageWhatANaiveListWould() throws Exception {
        Random random = new Random(20261121);
        TreeMap<String, Integer> expected = new TreeMap<>();
        String[] segments = {"a", "ab", "a-b", "a.b", "b", "0", "_"};
        while (expected.size() < 60) {
            StringBuilder key = new StringBuilder(segments[random.nextInt(segments.length)]);
            for (int i = random.nextInt(3); i > 0; i--) {
                key.append(random.nextBoolean() ? "/" : "-").append(segments[random.nextInt(segments.length)]);
            }
            // So that no key is another's folder, which a server that keeps objects as files cannot have.
            key.append(".o");
            int size = random.nextInt(50);
            expected.put(key.toString(), size);
            storage.put(key(key.toString()), new byte[size]);
        }
        for (String prefix : List.of("", "a", "a/", "a-b", "ab/a", "b/", "zzz", "a/b/a", "_", "a.o", "b.")) {
            List<String> naive = expected.keySet().stream()
                    .filter(key -> key.startsWith(prefix))
                    .toList();
            for (int limit : new int[] {1, 7, 100}) {
                assertThat(keys(prefix, limit)).as("'%s' by %d", prefix, limit).isEqualTo(naive);
            }
        }
        for (ObjectStat object : storage.list("", null, 100).objects()) {
            assertThat(object.size()).isEqualTo((long) expected.get(object.key().value()));
        }
    }

    final List<String> keys(String prefix, int limit) throws ObjectStorageException {
        List<String> keys = new ArrayList<>();
        ObjectKey after = null;
        do {
            ObjectPage page = storage.list(prefix, after, limit);
            assertThat(page.objects().size()).isLessThanOrEqualTo(limit);
            page.objects().forEach(object -> keys.add(object.key().value()));
            after = page.next().orElse(null);
        } while (after != null);
        return keys;
    }

    @Test
    void refusesPagesAndPrefixesThatCannotBe() {
        assertThatThrownBy(() -> storage.list("", null, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> storage.list("", null, ObjectStorage.MAX_PAGE + 1))
                .isInstanceOf(IllegalArgumentException.class);
        for (String prefix : List.of("/", "..", "a/../b", "a//", "A", "ü", "a\0", "a".repeat(513), "a/.x")) {
            assertThatThrownBy(() -> storage.list(prefix, null, 1))
                    .as(prefix)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void manyThreadsSeeWholeObjectsOnly() throws Exception {
        ObjectKey shared = key("shared/object");
        storage.put(shared, filled(0));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Void>> tasks = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                int number = thread;
                tasks.add(() -> {
                    for (int i = 0; i < 15; i++) {
                        if (number % 2 == 0) {
                            storage.put(shared, filled(number * 20 + i));
                            storage.put(key("folder-" + i + "/" + number), filled(i));
                            storage.delete(key("folder-" + i + "/" + number));
                        } else {
                            byte[] seen = storage.read(shared, 0, 20_000);
                            assertThat(seen).isEqualTo(filled(seen[0]));
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
        assertThat(keys("", 10)).containsExactly("shared/object");
    }

    private static byte[] filled(int value) {
        byte[] content = new byte[20_000];
        Arrays.fill(content, (byte) value);
        return content;
    }

    @Test
    void isOfNoUseOnceClosed() throws Exception {
        storage.put(key("k"), new byte[1]);
        storage.close();
        storage.close();
        assertThatThrownBy(() -> storage.stat(key("k"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> storage.put(key("k"), new byte[1])).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> storage.list("", null, 1)).isInstanceOf(IllegalStateException.class);
    }
}
