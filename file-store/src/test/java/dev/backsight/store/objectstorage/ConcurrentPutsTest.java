package dev.backsight.store.objectstorage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConcurrentPutsTest {

    private static ObjectKey key(int number) {
        return new ObjectKey("part/" + number);
    }

    private static byte[] fill(byte[] array, int number) {
        Arrays.fill(array, (byte) number);
        return array;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void everythingArrivesAsItWasAlsoWhenArraysAreUsedAgain(int most) throws Exception {
        Map<ObjectKey, byte[]> arrived = new ConcurrentHashMap<>();
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger greatest = new AtomicInteger();
        ObjectStorage storage = new PutsOnly((key, content) -> {
            greatest.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            byte[] before = content.clone();
            LockSupport.parkNanos(1_000);
            assertThat(content).isEqualTo(before);
            arrived.put(key, before);
            underWay.decrementAndGet();
        });
        try (ConcurrentPuts puts = new ConcurrentPuts(storage, most)) {
            for (int i = 0; i < 100; i++) {
                byte[] array = fill(puts.array(i % 10 == 9 ? 7 : 1000), i);
                if (i % 3 == 0) {
                    puts.giveBack(array);
                } else {
                    puts.put(key(i), array);
                }
            }
            puts.finish();
        }
        assertThat(greatest.get()).isBetween(1, most);
        assertThat(arrived).hasSize(66);
        arrived.forEach((key, content) -> {
            int number = Integer.parseInt(key.value().substring("part/".length()));
            assertThat(content).hasSize(number % 10 == 9 ? 7 : 1000).containsOnly(number);
        });
    }

    @Test
    void asManyAsAllowedTravelAtATime() throws Exception {
        CountDownLatch three = new CountDownLatch(3);
        ObjectStorage storage = new PutsOnly((key, content) -> {
            three.countDown();
            await(three);
        });
        try (ConcurrentPuts puts = new ConcurrentPuts(storage, 3)) {
            for (int i = 0; i < 3; i++) {
                puts.put(key(i), puts.array(1));
            }
            puts.finish();
        }
    }

    @Test
    void afterAFailureNothingIsSentAndInTheEndNothingIsUnderWay() throws Exception {
        CountDownLatch bothSent = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        Set<ObjectKey> sent = ConcurrentHashMap.newKeySet();
        ObjectStorage storage = new PutsOnly((key, content) -> {
            sent.add(key);
            if (key.equals(key(0))) {
                await(bothSent);
                throw new StorageDeniedException("denied on purpose", null);
            }
            bothSent.countDown();
            await(mayEnd);
            throw new StorageUnavailableException("away on purpose", null);
        });
        try (ConcurrentPuts puts = new ConcurrentPuts(storage, 2)) {
            puts.put(key(0), puts.array(1));
            puts.put(key(1), puts.array(1));
            try {
                assertThatThrownBy(() -> puts.array(1)).isInstanceOf(StorageDeniedException.class);
            } finally {
                mayEnd.countDown();
            }
            assertThatThrownBy(puts::finish)
                    .isInstanceOf(StorageDeniedException.class)
                    .hasMessage("denied on purpose")
                    .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
        }
        assertThat(sent).containsExactlyInAnyOrder(key(0), key(1));
    }

    @Test
    void aFailureOfTheLastIsNotMissed() {
        ObjectStorage storage = new PutsOnly((key, content) -> {
            throw new StorageUnavailableException("away on purpose", null);
        });
        for (int most : List.of(1, 2)) {
            assertThatThrownBy(() -> {
                        try (ConcurrentPuts puts = new ConcurrentPuts(storage, most)) {
                            puts.put(key(0), puts.array(1));
                            puts.finish();
                        }
                    })
                    .isInstanceOf(StorageUnavailableException.class);
        }
    }

    @Test
    void anInterruptionEndsTheWaitAndIsKept() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        ObjectStorage storage = new PutsOnly((key, content) -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                throw new StorageUnavailableException("interrupted", e);
            }
        });
        try (ConcurrentPuts puts = new ConcurrentPuts(storage, 2)) {
            puts.put(key(0), puts.array(1));
            puts.put(key(1), puts.array(1));
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> puts.array(1)).isInstanceOf(StorageUnavailableException.class);
        }
        assertThat(Thread.interrupted()).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Asked for nothing else here. */
    private record PutsOnly(Put put) implements ObjectStorage {

        @FunctionalInterface
        interface Put {

            void run(ObjectKey key, byte[] content) throws ObjectStorageException;
        }

        @Override
        public void put(ObjectKey key, byte[] content) throws ObjectStorageException {
            put.run(key, content);
        }

        @Override
        public byte[] read(ObjectKey key, long offset, int length) {
            throw new AssertionError("read");
        }

        @Override
        public ObjectStat stat(ObjectKey key) {
            throw new AssertionError("stat");
        }

        @Override
        public void delete(ObjectKey key) {
            throw new AssertionError("delete");
        }

        @Override
        public ObjectPage list(String prefix, @Nullable ObjectKey after, int limit) {
            throw new AssertionError("list");
        }

        @Override
        public void close() {}
    }
}
