package dev.backsight.store.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDB;

class MirrorQueueTest {

    private static final int HIGH = QueuedTask.rank(Priority.HIGH);
    private static final int NORMAL = QueuedTask.rank(Priority.NORMAL);
    private static final int LOW = QueuedTask.rank(Priority.LOW);
    private static final int ATTEMPTS = 3;

    @TempDir
    private Path folder;

    private final MovableClock clock = new MovableClock();
    private MirrorQueue queue;

    @BeforeEach
    void openAndReconcile() throws IOException {
        queue = MirrorQueue.open(folder.resolve("queue"), false, clock);
        QueuedTask first = queue.take().orElseThrow();
        assertThat(first.task()).isEqualTo(MirrorTask.RECONCILE);
        queue.finish(first, 0);
    }

    @AfterEach
    void close() {
        queue.close();
    }

    private void reopen() throws IOException {
        queue.close();
        queue = MirrorQueue.open(folder.resolve("queue"), false, clock);
    }

    private static MirrorTask file(String name) {
        return MirrorTask.file(new FileName(name));
    }

    private @Nullable String takeAndFinish() throws IOException {
        Optional<QueuedTask> task = queue.take();
        if (task.isPresent()) {
            queue.finish(task.get(), 0);
        }
        return task.map(taken -> taken.task().subject()).orElse(null);
    }

    @Test
    void givesByPriorityThenAge() throws IOException {
        queue.enqueue(file("low"), LOW);
        queue.enqueue(file("first"), NORMAL);
        queue.enqueue(file("second"), NORMAL);
        queue.enqueue(file("high"), HIGH);

        assertThat(takeAndFinish()).isEqualTo("high");
        assertThat(takeAndFinish()).isEqualTo("first");
        assertThat(takeAndFinish()).isEqualTo("second");
        assertThat(takeAndFinish()).isEqualTo("low");
        assertThat(takeAndFinish()).isNull();
    }

    @Test
    void aNewerChangeTakesTheOldersPlaceAndTheBetterPriority() throws IOException {
        queue.enqueue(file("a"), NORMAL);
        queue.enqueue(file("b"), NORMAL);
        queue.enqueue(file("c"), NORMAL);
        queue.enqueue(file("a"), LOW);
        queue.enqueue(file("c"), HIGH);

        assertThat(queue.statistics().queued()).isEqualTo(3);
        assertThat(takeAndFinish()).isEqualTo("c");
        assertThat(takeAndFinish()).isEqualTo("a");
        assertThat(takeAndFinish()).isEqualTo("b");
        assertThat(queue.statistics().queued()).isZero();
    }

    @Test
    void aTaskIsInFlightOnceAndRunsAgainIfItWasRenewedMeanwhile() throws IOException {
        queue.enqueue(file("a"), NORMAL);
        QueuedTask taken = queue.take().orElseThrow();
        assertThat(queue.take()).isEmpty();
        assertThat(queue.isCurrent(taken)).isTrue();

        queue.enqueue(file("a"), NORMAL);
        assertThat(queue.isCurrent(taken)).isFalse();
        assertThat(queue.take()).isEmpty();
        queue.finish(taken, 0);

        assertThat(takeAndFinish()).isEqualTo("a");
        assertThat(takeAndFinish()).isNull();
    }

    @Test
    void aNameThatIsBeingChangedWaits() throws IOException {
        FileName name = new FileName("a");
        queue.changing(name, NORMAL);
        assertThat(queue.take()).isEmpty();
        assertThat(queue.statistics().queued()).isEqualTo(1);
        queue.changed(name);
        assertThat(takeAndFinish()).isEqualTo("a");
    }

    @Test
    void whatWasInFlightOrBeingChangedIsQueuedAfterACrash() throws IOException {
        queue.enqueue(file("taken"), NORMAL);
        assertThat(queue.take()).isPresent();
        queue.changing(new FileName("changing"), NORMAL);

        reopen();

        assertThat(takeAndFinish()).isEqualTo("taken");
        assertThat(takeAndFinish()).isEqualTo("changing");
    }

    @Test
    void failedTasksWaitAndDieInTheEndAndCanBeQueuedAgain() throws IOException {
        queue.enqueue(file("a"), NORMAL);
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            queue.fail(queue.take().orElseThrow(), true, ATTEMPTS, 500, "attempt " + attempt);
            clock.advance(Duration.ofMillis(499));
            assertThat(queue.take()).isEmpty();
            clock.advance(Duration.ofMillis(1));
        }
        assertThat(queue.statistics().oldestAge()).isEqualTo(Duration.ofSeconds(1));
        queue.fail(queue.take().orElseThrow(), true, ATTEMPTS, 500, "the last");
        clock.advance(Duration.ofDays(1));
        assertThat(queue.take()).isEmpty();
        assertThat(queue.statistics()).isEqualTo(new MirrorStatistics(0, 0, 1, 1, 3, 2, 0, Duration.ZERO));

        reopen();
        List<DeadLetter> letters = queue.deadLetters(10);
        assertThat(letters).hasSize(1);
        assertThat(letters.get(0).description()).isEqualTo("mirror file 'a'");
        assertThat(letters.get(0).attempts()).isEqualTo(ATTEMPTS);
        assertThat(letters.get(0).reason()).isEqualTo("the last");
        assertThat(queue.requeue(letters.get(0).position())).isTrue();
        assertThat(queue.requeue(letters.get(0).position())).isFalse();
        assertThat(queue.take().orElseThrow().attempts()).isZero();
    }

    @Test
    void whatCannotSucceedDiesAtOnceUnlessItWasRenewed() throws IOException {
        queue.enqueue(file("a"), NORMAL);
        QueuedTask taken = queue.take().orElseThrow();
        queue.enqueue(file("a"), NORMAL);
        queue.fail(taken, false, ATTEMPTS, 10, "the old state");
        assertThat(queue.statistics().dead()).isZero();
        clock.advance(Duration.ofMillis(10));

        queue.fail(queue.take().orElseThrow(), false, ATTEMPTS, 10, "the new state");
        assertThat(queue.statistics().dead()).isEqualTo(1);
        queue.enqueue(file("a"), NORMAL);
        assertThat(queue.statistics().dead()).isZero();
        assertThat(takeAndFinish()).isEqualTo("a");
    }

    @Test
    void contentIsCollectedWhenNoNameHoldsItAnyMore() throws IOException {
        ContentId content = ContentId.of(new byte[] {1});
        ContentId other = ContentId.of(new byte[] {2});
        FileName one = new FileName("one");
        FileName two = new FileName("two");
        queue.hold(one, content);
        queue.hold(one, content);
        queue.hold(two, content);
        settle(one, content);
        settle(two, content);

        settle(one, other);
        assertThat(queue.take()).isEmpty();
        queue.hold(two, other);
        assertThat(queue.isHeld(content)).isTrue();
        settle(two, null);
        assertThat(queue.isHeld(content)).isFalse();
        assertThat(queue.isHeld(other)).isTrue();
        assertThat(takeAndFinish()).isEqualTo(content.hex());
        assertThat(takeAndFinish()).isNull();
    }

    private void settle(FileName name, @Nullable ContentId content) throws IOException {
        queue.enqueue(MirrorTask.file(name), NORMAL);
        queue.settle(queue.take().orElseThrow(), content, 7);
    }

    @Test
    void nothingIsCollectedBeforeStoreAndStorageHaveBeenCompared() throws IOException {
        queue.enqueue(MirrorTask.collect(ContentId.of(new byte[0])), QueuedTask.RANK_COLLECT);
        queue.enqueue(MirrorTask.RECONCILE, QueuedTask.RANK_RECONCILE);
        QueuedTask reconcile = queue.take().orElseThrow();
        assertThat(reconcile.task()).isEqualTo(MirrorTask.RECONCILE);
        assertThat(queue.take()).isEmpty();
        queue.finish(reconcile, 0);
        assertThat(takeAndFinish()).isNotNull();
    }

    @Test
    void isOfNoUseOnceClosed() {
        queue.close();
        queue.close();
        assertThatThrownBy(() -> queue.enqueue(file("a"), NORMAL)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> queue.take()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> queue.statistics()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesAQueueOfAnotherLayout() throws Exception {
        queue.close();
        try (RocksDB database = RocksDB.open(folder.resolve("queue").toString())) {
            database.put(QueueKeys.VERSION, new byte[] {2});
        }
        assertThatThrownBy(() -> MirrorQueue.open(folder.resolve("queue"), false, clock))
                .isInstanceOf(QueueDamagedException.class)
                .hasMessageContaining("layout [2]");
        // So that closing after the test has something to close.
        queue = MirrorQueue.open(folder.resolve("other"), false, clock);
    }

    /** Thousands of random steps, each of which an obvious list does as well, with restarts in between. */
    @Test
    void doesWhatANaiveQueueDoes() throws IOException {
        for (long seed = 1; seed <= 5; seed++) {
            Random random = new Random(seed);
            NaiveQueue naive = new NaiveQueue();
            List<QueuedTask> flying = new ArrayList<>();
            for (int step = 0; step < 1_500; step++) {
                String name = "name " + random.nextInt(12);
                switch (random.nextInt(8)) {
                    case 0, 1, 2 -> {
                        int rank = HIGH + random.nextInt(3);
                        queue.enqueue(file(name), rank);
                        naive.enqueue(name, rank, clock.millis());
                    }
                    case 3, 4 -> {
                        Optional<QueuedTask> taken = queue.take();
                        assertThat(taken.map(task -> task.task().subject()))
                                .as("seed %d, step %d", seed, step)
                                .isEqualTo(naive.take(clock.millis()));
                        taken.ifPresent(flying::add);
                    }
                    case 5 -> {
                        if (!flying.isEmpty()) {
                            QueuedTask done = flying.remove(random.nextInt(flying.size()));
                            queue.finish(done, 0);
                            naive.finish(done.task().subject());
                        }
                    }
                    case 6 -> {
                        if (!flying.isEmpty()) {
                            QueuedTask failed = flying.remove(random.nextInt(flying.size()));
                            boolean mayPass = random.nextInt(4) > 0;
                            long delay = random.nextInt(1_000);
                            queue.fail(failed, mayPass, ATTEMPTS, delay, "on purpose");
                            naive.fail(failed.task().subject(), mayPass, clock.millis() + delay);
                        }
                    }
                    default -> {
                        clock.advance(Duration.ofMillis(random.nextInt(400)));
                        if (random.nextInt(20) == 0) {
                            reopen();
                            flying.clear();
                            naive.crash();
                        }
                    }
                }
                MirrorStatistics statistics = queue.statistics();
                assertThat(statistics.queued()).isEqualTo(naive.queued());
                assertThat(statistics.inFlight()).isEqualTo(flying.size());
                assertThat(statistics.dead()).isEqualTo(naive.dead());
                assertThat(statistics.oldestAge().toMillis()).isEqualTo(naive.oldestAge(clock.millis()));
            }
            reopen();
            naive.crash();
            clock.advance(Duration.ofDays(1));
            for (Optional<String> next = naive.take(clock.millis());
                    next.isPresent();
                    next = naive.take(clock.millis())) {
                assertThat(takeAndFinish()).isEqualTo(next.get());
                naive.finish(next.get());
            }
            assertThat(takeAndFinish()).isNull();
            for (DeadLetter letter : queue.deadLetters(100)) {
                queue.requeue(letter.position());
                assertThat(takeAndFinish()).isNotNull();
            }
            assertThat(queue.statistics().dead()).isZero();
        }
    }

    /** A list, looked through from its beginning to its end for everything. */
    private static final class NaiveQueue {

        private static final class Item {
            private final String name;
            private int rank;
            private long place;
            private final long since;
            private int attempts;
            private long notBefore;
            private boolean flying;
            private boolean renewed;
            private boolean dead;

            Item(String name, int rank, long place, long since) {
                this.name = name;
                this.rank = rank;
                this.place = place;
                this.since = since;
            }
        }

        private final List<Item> items = new ArrayList<>();
        private long places;

        void enqueue(String name, int rank, long now) {
            Item known = find(name);
            if (known == null) {
                items.add(new Item(name, rank, places++, now));
            } else if (known.dead) {
                items.remove(known);
                items.add(new Item(name, rank, places++, known.since));
            } else {
                known.rank = Math.min(known.rank, rank);
                known.attempts = 0;
                known.renewed = known.flying;
            }
        }

        Optional<String> take(long now) {
            Optional<Item> first = items.stream()
                    .filter(item -> !item.dead && !item.flying && item.notBefore <= now)
                    .min(Comparator.<Item>comparingInt(item -> item.rank).thenComparingLong(item -> item.place));
            first.ifPresent(item -> {
                item.flying = true;
                item.renewed = false;
            });
            return first.map(item -> item.name);
        }

        void finish(String name) {
            Item item = find(name);
            item.flying = false;
            if (!item.renewed) {
                items.remove(item);
            }
        }

        void fail(String name, boolean mayPass, long notBefore) {
            Item item = find(name);
            item.flying = false;
            item.attempts = item.renewed ? 0 : item.attempts + 1;
            item.dead = !item.renewed && (!mayPass || item.attempts >= ATTEMPTS);
            item.notBefore = notBefore;
        }

        void crash() {
            items.forEach(item -> item.flying = false);
        }

        long queued() {
            return items.stream().filter(item -> !item.dead && !item.flying).count();
        }

        long dead() {
            return items.stream().filter(item -> item.dead).count();
        }

        /** By place: a dead letter that was queued again is older than its place says, which is what is reported. */
        long oldestAge(long now) {
            return items.stream()
                    .filter(item -> !item.dead)
                    .min(Comparator.comparingLong(item -> item.place))
                    .map(item -> now - item.since)
                    .orElse(0L);
        }

        private @Nullable Item find(String name) {
            return items.stream()
                    .filter(item -> item.name.equals(name))
                    .findFirst()
                    .orElse(null);
        }
    }
}
