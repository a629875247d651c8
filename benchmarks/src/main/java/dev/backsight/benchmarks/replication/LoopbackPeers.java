package dev.backsight.benchmarks.replication;

import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.replication.ClientConfig;
import dev.backsight.store.replication.PeerAddress;
import dev.backsight.store.replication.PeerConfig;
import dev.backsight.store.replication.PeerUnavailableException;
import dev.backsight.store.replication.ReplicatedStore;
import dev.backsight.store.replication.ReplicationGroup;
import dev.backsight.store.replication.StorePeer;
import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** Three peers of one store in this JVM, each with a folder and a port of its own. */
final class LoopbackPeers implements Closeable {

    static final List<String> IDS = List.of("a", "b", "c");

    /**
     * Below what systems choose from for outgoing connections (32768 and up on Linux), one of which might otherwise be
     * given the port of a peer that is stopped for a while.
     */
    private static final int FIRST_PORT = 20_000;

    private static final int END_OF_PORTS = 32_000;

    /** Another process may take a port between the look at it and its use. */
    private static final int TRIES = 5;

    /** What a peer's log may come to before it is shortened; a segment of it, of 8 MiB, is kept beyond that. */
    static final long MOST_LOG = 256L << 20;

    /** Content in one entry of the log; larger ones come in parts of this size, each an entry. */
    static final int MOST_ENTRY = 1 << 20;

    /** As peers have it by default. */
    private static final long MOST_CHANGES = 5_000;

    private static final Duration ATTEMPT = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(1);
    private static final System.Logger LOG = System.getLogger(LoopbackPeers.class.getName());

    private final Path root;
    private final ReplicationGroup group;
    final long snapshotThreshold;
    private final Map<String, StorePeer> running = new TreeMap<>();

    private LoopbackPeers(Path root, ReplicationGroup group, long snapshotThreshold) {
        this.root = root;
        this.group = group;
        this.snapshotThreshold = snapshotThreshold;
    }

    /** As many changes as peers have by default between two snapshots, or as fit into {@link #MOST_LOG} by their contents. */
    static long snapshotThreshold(int contentBytes) {
        return Math.min(MOST_CHANGES, MOST_LOG / Math.min(contentBytes, MOST_ENTRY));
    }

    /**
     * Starts all three.
     *
     * @param root where their folders are made
     * @param snapshotThreshold changes after which a peer takes a snapshot and shortens its log
     */
    static LoopbackPeers start(Path root, long snapshotThreshold) throws IOException {
        for (int i = 1; ; i++) {
            LoopbackPeers peers = new LoopbackPeers(root.resolve("peers-" + i), freeGroup(), snapshotThreshold);
            try {
                for (String id : IDS) {
                    peers.start(id);
                }
                return peers;
            } catch (IOException e) {
                peers.closeAfter(e);
                if (i == TRIES) {
                    throw e;
                }
            }
        }
    }

    private static ReplicationGroup freeGroup() throws IOException {
        Set<Integer> ports = new LinkedHashSet<>();
        while (ports.size() < IDS.size()) {
            int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, END_OF_PORTS);
            if (isFree(port)) {
                ports.add(port);
            }
        }
        Iterator<Integer> next = ports.iterator();
        return new ReplicationGroup(
                UUID.randomUUID(),
                IDS.stream()
                        .map(id -> new PeerAddress(id, "127.0.0.1", next.next()))
                        .toList());
    }

    private static boolean isFree(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (BindException e) {
            return false;
        }
    }

    void start(String id) throws IOException {
        running.put(
                id,
                StorePeer.start(
                        PeerConfig.defaults(group, id, directory(id)).withSnapshotThreshold(snapshotThreshold)));
    }

    /** Stops a peer in good order; it keeps its folder. */
    void stop(String id) throws IOException {
        StorePeer peer = running.remove(id);
        if (peer == null) {
            throw new IllegalStateException("peer '" + id + "' does not run");
        }
        peer.close();
    }

    /** A peer that does not lead. */
    String follower() throws IOException {
        for (Map.Entry<String, StorePeer> peer : running.entrySet()) {
            if (!peer.getValue().isLeader()) {
                return peer.getKey();
            }
        }
        throw new IllegalStateException("every peer that runs thinks that it leads: " + running.keySet());
    }

    /**
     * Waits until a peer has a file as a change has left it.
     *
     * @return what the peer says of it
     */
    FileStat awaitOn(String id, ReplicatedStore store, FileStat expected) throws IOException {
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < PATIENCE.toNanos()) {
            try {
                Optional<FileStat> found =
                        store.staleFrom(id).stat(expected.name().value());
                if (found.isPresent() && found.get().equals(expected)) {
                    return found.get();
                }
            } catch (PeerUnavailableException e) {
                // It is about to open its port, or to replace its copy by another.
                LOG.log(System.Logger.Level.TRACE, "not yet there", e);
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        throw new IOException("peer '" + id + "' does not have '" + expected.name() + "' after " + PATIENCE);
    }

    /** Where a peer's files are. */
    Path directory(String id) {
        return root.resolve(id);
    }

    /** A client; its first call waits for the election, on a machine that is busy with other things, too. */
    ReplicatedStore connect() {
        return ReplicatedStore.connect(ClientConfig.defaults(group).withTimeouts(ATTEMPT, PATIENCE));
    }

    private void closeAfter(IOException reason) {
        try {
            close();
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    @Override
    public void close() throws IOException {
        IOException failure = null;
        for (StorePeer peer : new ArrayList<>(running.values())) {
            try {
                peer.close();
            } catch (IOException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        running.clear();
        if (failure != null) {
            throw failure;
        }
    }
}
