package dev.backsight.store.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FileIdGeneratorTest {

    private final AtomicLong millis = new AtomicLong(1_000_000);
    private final Clock clock = new Clock() {
        @Override
        public long millis() {
            return millis.get();
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };

    @Test
    void risesStrictlyWhateverTheClockDoes() {
        FileIdGenerator ids = new FileIdGenerator(clock, 42);
        Random random = new Random(3);
        FileId before = ids.next();
        for (int i = 0; i < 100_000; i++) {
            millis.addAndGet(random.nextInt(5) - 2);
            FileId next = ids.next();
            assertThat(next).isGreaterThan(before);
            before = next;
        }
    }

    @Test
    void tellsTheTimeOfTheClockAndCatchesUpAfterAStepBackOrARush() {
        FileIdGenerator ids = new FileIdGenerator(clock, 42);
        assertThat(ids.next().time()).isEqualTo(Instant.ofEpochMilli(1_000_000));
        millis.set(900_000);
        assertThat(ids.next().time()).isEqualTo(Instant.ofEpochMilli(1_000_000));
        for (int i = 0; i < 5_000; i++) {
            ids.next();
        }
        assertThat(ids.next().time()).as("4,096 a millisecond").isEqualTo(Instant.ofEpochMilli(1_000_001));
        millis.set(1_000_007);
        assertThat(ids.next().time()).isEqualTo(Instant.ofEpochMilli(1_000_007));
        millis.set(-5);
        assertThat(ids.next().time()).isEqualTo(Instant.ofEpochMilli(1_000_007));
    }

    @Test
    void isUniqueAndRisesOverManyThreads() throws Exception {
        FileIdGenerator ids = new FileIdGenerator(clock, 42);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<List<FileId>>> given = new ArrayList<>();
        for (int t = 0; t < 8; t++) {
            Random random = new Random(t);
            given.add(threads.submit(() -> {
                List<FileId> mine = new ArrayList<>();
                for (int i = 0; i < 20_000; i++) {
                    if (random.nextInt(50) == 0) {
                        millis.addAndGet(random.nextInt(3) - 1);
                    }
                    mine.add(ids.next());
                }
                return mine;
            }));
        }
        Set<FileId> all = new HashSet<>();
        for (Future<List<FileId>> thread : given) {
            List<FileId> ofOne = thread.get();
            assertThat(ofOne).isSorted();
            all.addAll(ofOne);
        }
        threads.shutdown();
        assertThat(all).hasSize(8 * 20_000);
    }

    @Test
    void twoProcessesAtTheSameMomentGiveDifferentIds() {
        FileIdGenerator one = FileIdGenerator.of(clock);
        FileIdGenerator other = FileIdGenerator.of(clock);
        Set<FileId> all = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            all.add(one.next());
            all.add(other.next());
        }
        assertThat(all).hasSize(20_000);
    }
}
