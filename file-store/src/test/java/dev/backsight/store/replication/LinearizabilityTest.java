package dev.backsight.store.replication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.store.FileNotStoredException;
import dev.backsight.store.replication.KeyHistory.Event;
import dev.backsight.store.replication.KeyHistory.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Several clients put, get and delete the same few files at random while peers are killed and frozen; what they saw must
 * be linearizable. An operation that was "not done" must not have been: it is left out of the history.
 */
@Tag("slow")
class LinearizabilityTest {

    private static final int CLIENTS = 4;
    private static final int FILES = 3;

    @TempDir
    Path root;

    @Test
    void whatClientsSeeIsLinearizableWhilePeersFail() throws Exception {
        check(20261121, 3, 40);
    }

    /** More of them: {@code -Dtests.seeds=10}. */
    @Test
    @Tag("soak")
    void whatClientsSeeIsLinearizableWhilePeersFailAgainAndAgain() throws Exception {
        for (int seed = 1; seed <= Integer.getInteger("tests.seeds", 1); seed++) {
            check(seed, 8, 100);
        }
    }

    /** @param enough operations acknowledged between two faults */
    private void check(long seed, int faults, int enough) throws Exception {
        Map<String, KeyHistory> histories = new TreeMap<>();
        for (int i = 0; i < FILES; i++) {
            histories.put("file " + i, new KeyHistory());
        }
        AtomicInteger acknowledged = new AtomicInteger();
        AtomicInteger unknown = new AtomicInteger();
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try (Cluster cluster = Cluster.start(root.resolve("seed " + seed), 50)) {
            List<Future<Void>> clients = IntStream.range(0, CLIENTS)
                    .mapToObj(number -> threads.submit((Callable<Void>) () -> {
                        Random random = new Random(31 * seed + number);
                        try (ReplicatedStore store = ReplicatedStore.connect(
                                cluster.client().withTimeouts(Duration.ofMillis(400), Duration.ofSeconds(2)))) {
                            for (int i = 0; !over.get(); i++) {
                                String name = "file " + random.nextInt(FILES);
                                String value = "value " + number + "." + i;
                                act(store, name, value, random.nextInt(5), histories.get(name), acknowledged, unknown);
                            }
                        }
                        return null;
                    }))
                    .toList();
            Random random = new Random(seed);
            try {
                for (int fault = 0; fault < faults; fault++) {
                    awaitMore(acknowledged, enough);
                    String victim = random.nextBoolean() ? cluster.leader() : Cluster.IDS.get(random.nextInt(3));
                    if (random.nextBoolean()) {
                        cluster.kill(victim);
                        awaitMore(acknowledged, enough);
                        cluster.startMissing();
                    } else {
                        cluster.freeze(victim);
                        awaitMore(acknowledged, enough);
                        cluster.thaw(victim);
                    }
                }
                awaitMore(acknowledged, enough);
            } finally {
                over.set(true);
            }
            for (Future<Void> client : clients) {
                client.get();
            }
            cluster.awaitEqualCopies();
        } finally {
            threads.shutdown();
        }
        System.out.printf(
                "seed %d: %d operations acknowledged, %d of unknown outcome, %d faults%n",
                seed, acknowledged.get(), unknown.get(), faults);
        histories.forEach((name, history) -> assertThat(history.isLinearizable())
                .as("%s, seed %d", name, seed)
                .isTrue());
        assertThat(histories.values().stream().mapToInt(KeyHistory::size).sum()).isGreaterThan(faults * enough);
    }

    private static void awaitMore(AtomicInteger acknowledged, int enough) throws Exception {
        int before = acknowledged.get();
        Cluster.await(enough + " more operations", () -> acknowledged.get() >= before + enough);
    }

    private static void act(
            ReplicatedStore store,
            String name,
            String value,
            int choice,
            KeyHistory history,
            AtomicInteger acknowledged,
            AtomicInteger unknown)
            throws IOException {
        long called = System.nanoTime();
        Kind kind = choice < 2 ? Kind.PUT : choice == 2 ? Kind.DELETE : Kind.GET;
        Optional<String> seen = kind == Kind.PUT ? Optional.of(value) : Optional.empty();
        Optional<Boolean> existed = Optional.empty();
        try {
            switch (kind) {
                case PUT -> store.put(name, value.getBytes(StandardCharsets.UTF_8));
                case DELETE -> existed = Optional.of(store.delete(name));
                default -> seen = Optional.of(new String(store.get(name), StandardCharsets.UTF_8));
            }
            history.add(new Event(kind, seen, existed, called, System.nanoTime()));
            acknowledged.incrementAndGet();
        } catch (FileNotStoredException e) {
            history.add(new Event(kind, Optional.empty(), existed, called, System.nanoTime()));
            acknowledged.incrementAndGet();
        } catch (OutcomeUnknownException e) {
            history.add(new Event(kind, seen, existed, called, Long.MAX_VALUE));
            unknown.incrementAndGet();
        } catch (QuorumUnavailableException e) {
            // Not done, and so no part of the history.
            assertThat(e.peers()).isEqualTo(3);
        }
    }
}
