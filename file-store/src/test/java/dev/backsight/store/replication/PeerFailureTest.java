package dev.backsight.store.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.backsight.store.Contents;
import dev.backsight.store.NamedFiles;
import dev.backsight.store.identity.ContentId;
import dev.backsight.store.metadata.FileStat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three peers, of which one or two are killed, frozen, or lose their disks. */
@Tag("slow")
class PeerFailureTest {

    private static final int THRESHOLD = 20;

    @TempDir
    Path root;

    private Cluster cluster;

    @BeforeEach
    void start() throws Exception {
        cluster = Cluster.start(root, THRESHOLD);
    }

    @AfterEach
    void stop() throws Exception {
        cluster.close();
    }

    /** What a name holds after so many puts; every third is large enough to be uploaded in parts. */
    private static byte[] content(int number) {
        return Contents.random(number, number % 3 == 0 ? 1_200_000 : 2_000);
    }

    @Test
    void nothingAcknowledgedIsLostWhenTheLeaderIsKilledAndWritesGoOn() throws Exception {
        Map<String, Integer> acknowledged = new HashMap<>();
        String leader = cluster.leader();
        long longest = 0;
        try (ReplicatedStore store = ReplicatedStore.connect(cluster.client())) {
            ExecutorService killer = Executors.newSingleThreadExecutor();
            Future<?> killed = null;
            for (int i = 0; i < 60; i++) {
                if (i == 20) {
                    killed = killer.submit(() -> {
                        cluster.kill(leader);
                        return null;
                    });
                }
                long begun = System.nanoTime();
                store.put("file " + i % 7, content(i));
                acknowledged.put("file " + i % 7, i);
                longest = Math.max(longest, System.nanoTime() - begun);
            }
            killed.get();
            killer.shutdown();
            System.out.printf(
                    "leader killed: 40 puts went on, the longest took %d ms%n", TimeUnit.NANOSECONDS.toMillis(longest));
            assertThat(cluster.leader()).isNotEqualTo(leader);
            for (Map.Entry<String, Integer> file : acknowledged.entrySet()) {
                assertThat(store.get(file.getKey())).as(file.getKey()).isEqualTo(content(file.getValue()));
            }
            assertThat(store.list("", 100).files()).hasSize(7);

            cluster.startMissing();
            cluster.awaitEqualCopies();
        }
    }

    @Test
    void noLabelsCopiesNamesOrVersionsAreLostWhenOneLeaderAfterTheOtherIsKilled() throws Exception {
        try (ReplicatedStore store = ReplicatedStore.connect(cluster.client())) {
            AcknowledgedFiles files = new AcknowledgedFiles(store, 20261122);
            ExecutorService killer = Executors.newSingleThreadExecutor();
            for (int round = 0; round < 2; round++) {
                for (int i = 0; i < 25; i++) {
                    files.change();
                }
                String leader = cluster.leader();
                Future<?> killed = killer.submit(() -> {
                    cluster.kill(leader);
                    return null;
                });
                for (int i = 0; i < 25; i++) {
                    files.change();
                }
                killed.get();
                files.requireAll(NamedFiles.of(store));
                cluster.startMissing();
            }
            killer.shutdown();
            cluster.awaitEqualCopies();
            for (String id : Cluster.IDS) {
                files.requireAll(NamedFiles.of(store.staleFrom(id)));
            }
        }
    }

    @Test
    void aPeerThatWasAwayWhileTheLogWasPurgedCatchesUpBySnapshot() throws Exception {
        String away = cluster.follower();
        try (ReplicatedStore store = ReplicatedStore.connect(cluster.client())) {
            AcknowledgedFiles files = new AcknowledgedFiles(store, 7);
            store.put("before", content(1));
            for (int i = 0; i < 10; i++) {
                files.change();
            }
            cluster.awaitEqualCopies();
            cluster.kill(away);
            for (int i = 0; i < 30; i++) {
                files.change();
            }
            // Enough for a snapshot, and for several segments of the log before it.
            for (int i = 0; i < 36; i++) {
                store.put("large " + i % 9, Contents.random(i, 1_000_000));
            }
            store.delete("before");
            for (String id : Cluster.IDS) {
                if (!id.equals(away)) {
                    Cluster.await("the purge of the log of " + id, () -> cluster.firstLogIndex(id) > 10);
                }
            }

            cluster.startMissing();
            cluster.awaitEqualCopies();
            assertThat(cluster.snapshots(away)).contains("installed");
            files.requireAll(NamedFiles.of(store.staleFrom(away)));
        }
    }

    /** Ratis' leader does not go back behind what it knows a follower to have had; the next one does. */
    @Test
    @Tag("long")
    void aPeerWithAnEmptyDiskCatchesUpWithTheNextLeader() throws Exception {
        String emptied = cluster.follower();
        try (ReplicatedStore store = ReplicatedStore.connect(cluster.client())) {
            for (int i = 0; i < 40; i++) {
                store.put("file " + i % 9, Contents.random(i, 1_000_000));
            }
            cluster.awaitEqualCopies();
            cluster.kill(emptied);
            DurableFiles.deleteTree(cluster.directory(emptied));
            cluster.startMissing();
            // Who leads by now: on a busy machine another may have been elected since.
            cluster.kill(cluster.leader());
            cluster.startMissing();

            cluster.awaitEqualCopies();
            assertThat(cluster.snapshots(emptied)).contains("installed");
        }
    }

    @Test
    @Tag("long")
    void aFollowerThatIsCutOffIsNotMissedAndCatchesUp() throws Exception {
        String follower = cluster.follower();
        try (ReplicatedStore store = ReplicatedStore.connect(cluster.client())) {
            store.put("a", content(1));
            cluster.awaitEqualCopies();
            cluster.freeze(follower);
            store.put("a", content(2));
            assertThat(store.get("a")).isEqualTo(content(2));
            assertThatThrownBy(() -> store.staleFrom(follower).stat("a")).isInstanceOf(PeerUnavailableException.class);
            cluster.thaw(follower);
            cluster.awaitEqualCopies();
        }
    }

    @Test
    @Tag("long")
    void aLeaderThatWakesAfterAnotherWasElectedNeitherServesWhatWasNorAcknowledgesForItself() throws Exception {
        String leader = cluster.leader();
        try (ReplicatedStore store = ReplicatedStore.connect(cluster.client());
                ReplicatedStore reader = ReplicatedStore.connect(cluster.clientPreferring(leader));
                ReplicatedStore writer = ReplicatedStore.connect(cluster.clientPreferring(leader))) {
            store.put("a", content(1));
            // Both know the leader, and trust it.
            assertThat(reader.get("a")).isEqualTo(content(1));
            writer.put("b", content(1));

            cluster.freeze(leader);
            store.put("a", content(2));
            assertThat(cluster.leader()).isNotEqualTo(leader);
            ExecutorService clients = Executors.newFixedThreadPool(2);
            try {
                // They wait at the old leader's door when it wakes.
                Future<byte[]> read = clients.submit(() -> reader.get("a"));
                Future<FileStat> written = clients.submit(() -> writer.put("b", content(2)));
                store.put("c", content(1));
                cluster.thaw(leader);

                assertThat(read.get()).isEqualTo(content(2));
                FileStat acknowledged = written.get();
                assertThat(store.stat("b")).contains(acknowledged);
                assertThat(store.get("b")).isEqualTo(content(2));
            } finally {
                clients.shutdown();
            }
            cluster.awaitEqualCopies();
        }
    }

    @Test
    @Tag("long")
    void aMinorityRefusesWritesAndLinearizableReadsAndSaysHowManyAnswered() throws Exception {
        String leader = cluster.leader();
        ClientConfig impatient = cluster.client().withTimeouts(Duration.ofMillis(500), Duration.ofSeconds(2));
        try (ReplicatedStore patient = ReplicatedStore.connect(cluster.client());
                ReplicatedStore store = ReplicatedStore.connect(impatient)) {
            patient.put("a", content(1));
            // Now it knows of a majority, too.
            store.put("a", content(1));
            cluster.awaitEqualCopies();
            for (String id : Cluster.IDS) {
                if (!id.equals(leader)) {
                    cluster.kill(id);
                }
            }

            // Mostly the leader takes this one into its log before it knows that it is alone; not if it had just handed
            // over to one that was killed.
            Throwable first = catchThrowable(() -> store.put("a", content(2)));
            assertThat(first).isInstanceOfAny(OutcomeUnknownException.class, QuorumUnavailableException.class);
            if (first instanceof OutcomeUnknownException unknown) {
                assertThat(unknown.answered()).isEqualTo(1);
                assertThat(unknown.peers()).isEqualTo(3);
            }
            assertThatThrownBy(() -> store.put("b", content(3)))
                    .isInstanceOfSatisfying(QuorumUnavailableException.class, e -> {
                        assertThat(e.answered()).isEqualTo(1);
                        assertThat(e.peers()).isEqualTo(3);
                        assertThat(e)
                                .hasMessageContaining("was not done")
                                .hasMessageContaining("1 of 3 peers answered");
                    });
            assertThatThrownBy(() -> store.get("a")).isInstanceOf(QuorumUnavailableException.class);
            assertThat(store.staleFrom(leader).get("a")).isEqualTo(content(1));

            cluster.startMissing();
            assertThat(patient.stat("b")).isEmpty();
            ContentId came = ContentId.of(patient.get("a"));
            assertThat(came).isIn(ContentId.of(content(1)), ContentId.of(content(2)));
            if (first instanceof QuorumUnavailableException) {
                assertThat(came).isEqualTo(ContentId.of(content(1)));
            }
            patient.put("b", content(4));
            assertThat(patient.get("b")).isEqualTo(content(4));
            cluster.awaitEqualCopies();
        }
    }

    @Test
    @Tag("long")
    void aPeerWhoseDiskFailsStopsAndTheOthersGoOn() throws Exception {
        String follower = cluster.follower();
        try (ReplicatedStore store = ReplicatedStore.connect(cluster.client())) {
            store.put("a", content(3));
            cluster.awaitEqualCopies();
            // Contents go there first; now they cannot.
            Path temporary = cluster.directory(follower).resolve("live/store/temporary");
            Files.delete(temporary);
            Files.createFile(temporary);

            store.put("b", content(4));

            assertThat(cluster.nextLine(follower)).contains("peer '" + follower + "' has stopped: applying log entry");
            store.put("c", content(5));
            assertThatThrownBy(() -> store.staleFrom(follower).stat("b")).isInstanceOf(PeerUnavailableException.class);
            cluster.kill(follower);
            cluster.startMissing();
            cluster.awaitEqualCopies();
        }
    }

    @Test
    @Tag("long")
    void aWholeGroupThatIsClosedInGoodOrderOrKilledComesBack() throws Exception {
        try (ReplicatedStore store = ReplicatedStore.connect(cluster.client())) {
            store.put("a", content(3));
            FileStat stat = store.stat("a").orElseThrow();
            for (String id : Cluster.IDS) {
                cluster.close(id);
            }
            cluster.startMissing();
            assertThat(store.stat("a")).isEqualTo(Optional.of(stat));
            store.put("b", content(4));
            for (String id : List.copyOf(Cluster.IDS)) {
                cluster.kill(id);
            }
            cluster.startMissing();
            assertThat(store.get("b")).isEqualTo(content(4));
            assertThat(store.get("a")).isEqualTo(content(3));
            cluster.awaitEqualCopies();
        }
    }
}
