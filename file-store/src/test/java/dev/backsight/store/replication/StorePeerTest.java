package dev.backsight.store.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsight.store.FileStoreOptions;
import dev.backsight.store.monitor.MonitorConfig;
import dev.backsight.store.monitor.Operation;
import dev.backsight.store.monitor.StoreMonitor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Peers in this process, which is to be as it was when they are closed. */
@Tag("slow")
class StorePeerTest {

    @TempDir
    Path root;

    @Test
    void givesBackPortsAndThreadsAndRecordsWhatItApplies() throws Exception {
        ReplicationGroup group = Cluster.freeGroup();
        List<StorePeer> peers = new ArrayList<>();
        try (StoreMonitor monitor = StoreMonitor.create("a", MonitorConfig.defaults())) {
            for (String id : Cluster.IDS) {
                StoreMonitor own = id.equals("a") ? monitor : StoreMonitor.disabled();
                peers.add(StorePeer.start(
                        PeerConfig.defaults(group, id, root.resolve(id)), FileStoreOptions.defaults(), own));
            }
            try (ReplicatedStore store = ReplicatedStore.connect(ClientConfig.defaults(group))) {
                store.put("a", new byte[500]);
                Cluster.await(
                        "'a' on peer a", () -> store.staleFrom("a").stat("a").isPresent());
            }
            assertThat(monitor.aggregate().of(Operation.REPLICATE).bytes()).isEqualTo(500);
            assertThat(peers.stream().filter(StorePeerTest::leads)).hasSize(1);
        } finally {
            for (StorePeer peer : peers) {
                peer.close();
                peer.close();
            }
        }
        assertThat(peers).allMatch(peer -> peer.whenStopped().isDone());
        assertThat(peers).allMatch(peer -> peer.failure().isEmpty());
        for (PeerAddress peer : group.peers()) {
            new ServerSocket(peer.port(), 1, InetAddress.getLoopbackAddress()).close();
        }
        awaitEndOfThreads();
    }

    private static void awaitEndOfThreads() throws Exception {
        try {
            Cluster.await(
                    "the end of the peers' threads", () -> threadsOfPeers().isEmpty());
        } catch (AssertionError e) {
            // gRPC's shared pools keep idle threads for a minute, which is as long as that waited.
            assertThat(threadsOfPeers())
                    .allMatch(thread -> thread.toLowerCase(Locale.ROOT).startsWith("grpc-"));
            Cluster.await(
                    "the end of " + threadsOfPeers(), () -> threadsOfPeers().isEmpty());
        }
    }

    private static List<String> threadsOfPeers() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> belongsToAPeer(thread.getKey()))
                .map(thread -> thread.getKey().getName() + " at " + List.of(thread.getValue()))
                .toList();
    }

    private static boolean leads(StorePeer peer) {
        try {
            return peer.isLeader();
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean belongsToAPeer(Thread thread) {
        return thread.getName().matches("(?i)([abc]@group-|[abc]-|grpc-|replica-|quorum-|org\\.apache\\.ratis).*");
    }

    @Test
    void aDirectoryOrPortThatIsTakenIsRefused() throws Exception {
        ReplicationGroup group = Cluster.freeGroup();
        PeerConfig config = PeerConfig.defaults(group, "a", root.resolve("a"));
        try (StorePeer peer = StorePeer.start(config)) {
            assertThat(peer.id()).isEqualTo("a");
            assertThatThrownBy(() -> StorePeer.start(config)).isInstanceOf(IOException.class);
        }
        try (StorePeer again = StorePeer.start(config)) {
            assertThat(again.isLeader()).isFalse();
        }
        try (ServerSocket taken = new ServerSocket(group.peers().get(1).port(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(taken.isBound()).isTrue();
            assertThatThrownBy(() -> StorePeer.start(PeerConfig.defaults(group, "b", root.resolve("b"))))
                    .isInstanceOf(IOException.class);
        }
    }
}
