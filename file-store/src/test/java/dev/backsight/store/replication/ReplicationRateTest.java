package dev.backsight.store.replication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.store.Contents;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prints how many changes a second three peers agree on; the guide has the figures. Asserts only that all is there. */
@Tag("rate")
class ReplicationRateTest {

    private static final int FILES = 500;
    private static final int LARGE = 64 << 20;

    @TempDir
    Path root;

    @Test
    void printsHowManyChangesASecondThreePeersAgreeOn() throws Exception {
        try (Cluster cluster = Cluster.start(root, 5_000);
                ReplicatedStore store = ReplicatedStore.connect(cluster.client())) {
            put(store, "warm-up", 8);
            for (int clients : new int[] {1, 8, 32}) {
                double seconds = put(store, clients + " clients", clients);
                System.out.printf("1 KiB puts, %2d clients: %.0f a second%n", clients, FILES / seconds);
            }
            long begun = System.nanoTime();
            for (int i = 0; i < FILES; i++) {
                assertThat(store.stat("8 clients/" + i)).isPresent();
            }
            System.out.printf("linearizable stats, 1 client: %.0f a second%n", FILES / secondsSince(begun));

            byte[] large = Contents.random(1, LARGE);
            begun = System.nanoTime();
            store.put("large", large);
            System.out.printf("put of 64 MiB: %.0f MiB/s%n", (LARGE >> 20) / secondsSince(begun));
            begun = System.nanoTime();
            assertThat(store.get("large")).isEqualTo(large);
            System.out.printf("get of 64 MiB: %.0f MiB/s%n", (LARGE >> 20) / secondsSince(begun));
            cluster.awaitEqualCopies();
        }
    }

    private static double put(ReplicatedStore store, String prefix, int clients) throws Exception {
        byte[] content = Contents.random(1, 1 << 10);
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            long begun = System.nanoTime();
            List<Future<Void>> puts = new ArrayList<>();
            for (int i = 0; i < FILES; i++) {
                int number = i;
                puts.add(threads.submit((Callable<Void>) () -> {
                    store.put(prefix + "/" + number, distinct(content, prefix, number));
                    return null;
                }));
            }
            for (Future<Void> put : puts) {
                put.get();
            }
            return secondsSince(begun);
        } finally {
            threads.shutdown();
        }
    }

    /** No content twice: putting one that is there already is less work. */
    private static byte[] distinct(byte[] content, String prefix, int number) {
        byte[] own = content.clone();
        own[0] = (byte) prefix.hashCode();
        own[1] = (byte) number;
        own[2] = (byte) (number >> 8);
        return own;
    }

    private static double secondsSince(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
