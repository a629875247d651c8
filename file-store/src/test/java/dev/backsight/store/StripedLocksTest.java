package dev.backsight.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class StripedLocksTest {

    private static final int KEYS = 12;

    @Test
    void threadsThatTakeSeveralInAnyOrderExcludeEachOtherAndNeverWaitForEver() throws Exception {
        StripedLocks locks = new StripedLocks();
        int[] count = new int[KEYS];
        int expected = 0;
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<?>> running = new ArrayList<>();
        for (int t = 0; t < 8; t++) {
            List<List<Integer>> sets = sets(new Random(t));
            expected += sets.stream().mapToInt(List::size).sum();
            running.add(threads.submit(() -> {
                for (List<Integer> keys : sets) {
                    StripedLocks.Held held = locks.lockAll(keys);
                    // Not atomic: an increment is lost where two threads are in here with the same key.
                    keys.forEach(key -> count[key]++);
                    held.release();
                }
            }));
        }
        for (Future<?> thread : running) {
            thread.get();
        }
        threads.shutdown();

        int counted = 0;
        for (int keys : count) {
            counted += keys;
        }
        assertThat(counted).isEqualTo(expected);
    }

    private static List<List<Integer>> sets(Random random) {
        List<List<Integer>> sets = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            // With repetitions: one key, or two of the same stripe, may be named twice.
            sets.add(random.ints(1 + random.nextInt(4), 0, KEYS).boxed().toList());
        }
        return sets;
    }

    @Test
    void anotherThreadGetsInOnceAllIsReleased() throws Exception {
        StripedLocks locks = new StripedLocks();
        StripedLocks.Held held = locks.lockAll(List.of("a", "b", "a"));
        held.release();
        Thread other = new Thread(() -> locks.lockAll(List.of("b", "a")).release());
        other.start();
        other.join();
        assertThat(other.isAlive()).isFalse();
    }
}
