package dev.backsight.turnstile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountersTest {

    @Test
    void whatHappensBetweenTwoReadingsIsCounted() throws InterruptedException {
        Counters counters = new Counters("org.example.Some.measured");
        byte[][] kept = new byte[1000][];
        Counters.Snapshot before = counters.read();
        // Threads that end take their figures and their core along, so this one has to live until all is told.
        Object both = new Object();
        boolean[] done = new boolean[2];
        Thread worker = new Thread(
                () -> {
                    for (int i = 0; i < kept.length; i++) {
                        kept[i] = new byte[10_000];
                    }
                    synchronized (both) {
                        done[0] = true;
                        both.notifyAll();
                        awaitTrue(both, done, 1);
                    }
                },
                "org.example.Some.measured-jmh-worker-1");
        worker.start();
        Counters.Snapshot after;
        String told;
        synchronized (both) {
            awaitTrue(both, done, 0);
            after = counters.read();
            told = before.until(after, before);
            done[1] = true;
            both.notifyAll();
        }
        worker.join();

        assertThat(before.allocatedUntil(after)).isGreaterThanOrEqualTo(kept.length * 10_000L);
        List<Long> figures = figures(told);
        assertThat(figures).hasSize(10).allMatch(figure -> figure >= Counters.UNKNOWN);
        assertThat(figures.get(0)).isPositive();
        assertThat(figures.get(1)).isZero();
        // Had the turn been asked for before that and granted after it, all of it would have been out of turn.
        assertThat(figures(after.until(after, before)).get(1)).isEqualTo(figures.get(0));
        if (Files.exists(Path.of("/proc/self/schedstat"))) {
            assertThat(figures.get(6)).isNotNegative();
            assertThat(figures.get(8)).isPositive().isLessThanOrEqualTo(figures.get(0));
            assertThat(figures.get(9)).isNotNegative();
        }
        assertThat(figures.get(7)).isPositive();
    }

    private static List<Long> figures(String told) {
        return Arrays.stream(told.split(" ", -1)).map(Long::valueOf).toList();
    }

    @Test
    void knowsTheThreadsThatRunTheBenchmarkByWhatIsLeftOfTheirNames() {
        WorkerThreads workers = new WorkerThreads("org.example.Some.measured");

        assertThat(List.of("org.example.Som", "org.exa..rker-1", "org.exa..ker-12", "org.exa..er-123"))
                .allMatch(workers::isWorker);
        assertThat(List.of("java", "", "org.example.Oth", "org.exa..pool-1", "C2 CompilerThre"))
                .noneMatch(workers::isWorker);
        assertThat(new WorkerThreads("A.b").isWorker("A.b-jmh-worker-")).isTrue();
    }

    @Test
    void whoCountsIsLeftOutAndWhoIsNewCountsFromNothing() {
        AllocatedBytes before = AllocatedBytes.of(new long[] {1, 2, 3}, new long[] {100, 100, -1}, 1);
        AllocatedBytes after = AllocatedBytes.of(new long[] {1, 2, 4}, new long[] {900, 150, 7}, 1);

        assertThat(before.until(after)).isEqualTo(57);
    }

    private static void awaitTrue(Object monitor, boolean[] flags, int index) {
        try {
            while (!flags[index]) {
                monitor.wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
