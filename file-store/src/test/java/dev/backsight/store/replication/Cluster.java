package dev.backsight.store.replication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsight.store.ChildJvm;
import dev.backsight.store.FileStore;
import dev.backsight.store.FreePorts;
import dev.backsight.store.identity.ContentId;
import dev.backsight.store.metadata.FileStat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.ratis.client.RaftClient;
import org.apache.ratis.proto.RaftProtos.RaftPeerRole;
import org.apache.ratis.proto.RaftProtos.RoleInfoProto;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.retry.RetryPolicies;

/** Three peers a, b and c on loopback, each in a process of its own, to be killed, stopped and started again. */
final class Cluster implements AutoCloseable {

    static final List<String> IDS = List.of("a", "b", "c");

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Path root;
    private final long snapshotThreshold;
    private final ReplicationGroup group;
    private final Map<String, ChildJvm> running = new TreeMap<>();

    private Cluster(Path root, long snapshotThreshold) throws IOException {
        this.root = root;
        this.snapshotThreshold = snapshotThreshold;
        this.group = freeGroup();
    }

    static Cluster start(Path root, long snapshotThreshold) throws Exception {
        Cluster cluster = new Cluster(root, snapshotThreshold);
        cluster.startMissing();
        return cluster;
    }

    static ReplicationGroup freeGroup() throws IOException {
        Iterator<Integer> ports = FreePorts.take(IDS.size()).iterator();
        return new ReplicationGroup(
                UUID.randomUUID(),
                IDS.stream()
                        .map(id -> new PeerAddress(id, "127.0.0.1", ports.next()))
                        .toList());
    }

    ReplicationGroup group() {
        return group;
    }

    /** Quick to turn away from a peer that is down, patient enough for a busy machine. */
    ClientConfig client() {
        return ClientConfig.defaults(group).withTimeouts(Duration.ofSeconds(1), Duration.ofSeconds(40));
    }

    /** A client that tries this peer first. */
    ClientConfig clientPreferring(String peer) {
        List<PeerAddress> peers = new ArrayList<>(group.peers());
        peers.sort((one, other) ->
                Boolean.compare(other.id().equals(peer), one.id().equals(peer)));
        return ClientConfig.defaults(new ReplicationGroup(group.id(), peers))
                .withTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(40));
    }

    Path directory(String id) {
        return root.resolve(id);
    }

    /** Starts the peers that do not run, and waits until they do. */
    void startMissing() throws Exception {
        List<ChildJvm> started = new ArrayList<>();
        for (String id : IDS) {
            if (!running.containsKey(id)) {
                PeerConfig config = PeerConfig.defaults(group, id, directory(id))
                        .withSnapshotThreshold(snapshotThreshold)
                        .withElectionTimeouts(Duration.ofMillis(400), Duration.ofMillis(800));
                ChildJvm child = ChildJvm.start(
                        root.resolve("scratch-" + id),
                        List.of("-Xmx192m", "-XX:TieredStopAtLevel=1"),
                        PeerProcess.class,
                        PeerProcess.arguments(config));
                running.put(id, child);
                started.add(child);
            }
        }
        for (ChildJvm child : started) {
            child.expectLine("ready");
        }
    }

    void kill(String id) throws Exception {
        ChildJvm child = running.remove(id);
        child.kill();
        assertThat(child.exitCode()).as("exit code of SIGKILL").isEqualTo(137);
    }

    /** Closes a peer in good order. */
    void close(String id) throws Exception {
        ChildJvm child = running.remove(id);
        child.send("close");
        child.expectLine("closed");
        assertThat(child.exitCode()).isZero();
    }

    /** The next line a peer prints. */
    String nextLine(String id) throws IOException {
        return running.get(id).nextLine();
    }

    /** Freezes a process: for everybody else, it is cut off. */
    void freeze(String id) throws Exception {
        signal("STOP", id);
    }

    void thaw(String id) throws Exception {
        signal("CONT", id);
    }

    private void signal(String signal, String id) throws Exception {
        int exit = new ProcessBuilder(
                        "kill", "-" + signal, Long.toString(running.get(id).pid()))
                .inheritIO()
                .start()
                .waitFor();
        assertThat(exit).isZero();
    }

    /** Who leads: of those who think so, the one of the latest term. */
    String leader() throws Exception {
        Map<Long, String> leaders = new TreeMap<>();
        try (RaftClient client = RaftClient.newBuilder()
                .setRaftGroup(RatisSettings.group(group))
                .setProperties(RatisSettings.forClient(client()))
                .setRetryPolicy(RetryPolicies.noRetry())
                .build()) {
            await("a leader", () -> {
                for (String id : running.keySet()) {
                    termOfLeader(client, id).ifPresent(term -> leaders.put(term, id));
                }
                return !leaders.isEmpty();
            });
        }
        return new ArrayList<>(leaders.values()).get(leaders.size() - 1);
    }

    /** The term that a peer leads in, as it thinks; empty if it does not, or does not answer. */
    private OptionalLong termOfLeader(RaftClient client, String id) {
        try {
            RoleInfoProto role = client.getGroupManagementApi(RaftPeerId.valueOf(id))
                    .info(RatisSettings.group(group).getGroupId())
                    .getRoleInfoProto();
            return role.getRole() == RaftPeerRole.LEADER
                    ? OptionalLong.of(role.getLeaderInfo().getTerm())
                    : OptionalLong.empty();
        } catch (IOException | RuntimeException e) {
            // gRPC's own exception, which is unchecked, where Ratis does not translate it.
            return OptionalLong.empty();
        }
    }

    String follower() throws Exception {
        String leader = leader();
        return IDS.stream().filter(id -> !id.equals(leader)).findFirst().orElseThrow();
    }

    /**
     * Every version of every file, and its content, as one peer has them; {@link FileView#getVersion} compares that with
     * its SHA-256.
     */
    static Map<FileStat, ContentId> contents(FileView view) throws IOException {
        Map<FileStat, ContentId> contents = new HashMap<>();
        for (FileStat stat : listing(view)) {
            for (FileStat version : view.versions(stat.name().value())) {
                contents.put(
                        version, ContentId.of(view.getVersion(version.name().value(), version.version())));
            }
        }
        return contents;
    }

    /** Everything that is known of every file, as one peer has it. */
    static List<FileStat> listing(FileView view) throws IOException {
        return view.list("", FileStore.MAX_PAGE).files();
    }

    /** Waits until all three have the same files, and compares all of them. */
    void awaitEqualCopies() throws Exception {
        try (ReplicatedStore store = ReplicatedStore.connect(client())) {
            List<FileStat> expected = store.list("", FileStore.MAX_PAGE).files();
            for (String id : IDS) {
                await("the listing of " + id, () -> listing(store.staleFrom(id)).equals(expected));
            }
            Map<FileStat, ContentId> contents = contents(store.staleFrom("a"));
            assertThat(contents(store.staleFrom("b"))).isEqualTo(contents);
            assertThat(contents(store.staleFrom("c"))).isEqualTo(contents);
        }
    }

    /** How each of a peer's snapshots came there, "taken" or "installed". */
    List<String> snapshots(String id) throws IOException {
        List<String> seals = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory(id).resolve("raft"), 4)) {
            for (Path seal : files.filter(file -> file.endsWith("SEALED")).toList()) {
                seals.add(Files.readString(seal).strip());
            }
        }
        return seals;
    }

    /** Where a peer's log begins. */
    long firstLogIndex(String id) throws IOException {
        try (Stream<Path> files = Files.walk(directory(id).resolve("raft"), 3)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("log(_inprogress)?_\\d+.*"))
                    .mapToLong(name -> Long.parseLong(name.replaceAll("log(_inprogress)?_(\\d+).*", "$2")))
                    .min()
                    .orElseThrow();
        }
    }

    static void await(String what, Callable<Boolean> condition) throws Exception {
        long begun = System.nanoTime();
        Exception last = null;
        while (System.nanoTime() - begun < PATIENCE.toNanos()) {
            try {
                if (condition.call()) {
                    return;
                }
            } catch (IOException | UncheckedIOException e) {
                // A peer that does not answer yet, or a folder that is just being changed.
                last = e;
            }
            LockSupport.parkNanos(20_000_000);
        }
        throw new AssertionError("in vain waited for " + what, last);
    }

    @Override
    public void close() throws IOException {
        running.values().forEach(ChildJvm::kill);
        try {
            for (ChildJvm child : running.values()) {
                child.exitCode();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the peers end", e);
        }
        running.clear();
    }
}
