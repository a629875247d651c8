package dev.backsight.store.replication;

import dev.backsight.store.Durability;
import dev.backsight.store.FileStoreOptions;
import dev.backsight.store.monitor.StoreMonitor;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.ratis.protocol.RaftGroup;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.util.ExitUtils;
import org.jspecify.annotations.Nullable;

/**
 * One peer of a replicated store: a server with a copy of its own. Whatever is acknowledged to a client is in the logs of
 * a majority of peers, synchronised with their devices.
 *
 * <p>A peer that cannot apply what the others apply (its disk is full or damaged) stops with a
 * {@link PeerStoppedException}, rather than go on with another state; the group does without it.
 *
 * <p>Whoever reaches the port can read and write everything: there is no encryption and no authentication. Bind it to a
 * network that only peers and trusted clients reach.
 */
public final class StorePeer implements Closeable {

    static {
        // Ratis ends the whole JVM where it finds its port taken, unless told to throw.
        ExitUtils.disableSystemExit();
    }

    private final RaftServer server;
    private final RaftGroup group;
    private final FileStateMachine files;
    private final CompletableFuture<Void> stopped;

    /** Ratis' own: where an election and the close of a server cross, it leaves a thread that looks out for a leader. */
    private final ThreadGroup threads;

    private final AtomicBoolean closing = new AtomicBoolean();

    private StorePeer(
            RaftServer server,
            RaftGroup group,
            FileStateMachine files,
            CompletableFuture<Void> stopped,
            ThreadGroup threads) {
        this.server = server;
        this.group = group;
        this.files = files;
        this.stopped = stopped;
        this.threads = threads;
    }

    /** Starts a peer with {@link FileStoreOptions#defaults()} that nobody watches. */
    public static StorePeer start(PeerConfig config) throws IOException {
        return start(config, FileStoreOptions.defaults(), StoreMonitor.disabled());
    }

    /**
     * Starts a peer, with what its directory has. With an empty directory it begins with nothing, and gets everything from
     * the next leader: Ratis' present one does not go back behind what it knows this peer to have had, so restart it. Empty
     * one only while a majority of peers that have everything runs, and one at a time, since it has forgotten also what it
     * promised. One that was killed, and finds no majority, shows what its latest snapshot has until there is a leader:
     * alone it cannot tell what of its log is agreed on.
     *
     * @param options how content is written, and how many versions of a file are kept; the same for all peers. The
     *     durability does not matter: after a crash a copy is made anew of snapshot and log, which are always synchronised
     * @param monitor gets each command applied here as {@link dev.backsight.store.monitor.Operation#REPLICATE}, and what
     *     the store records; stays the caller's to close
     * @throws IllegalArgumentException if the options keep contents elsewhere, or validate: a peer has snapshots of its own
     *     contents, and must do what the others have agreed on
     * @throws IOException if the directory is in use or damaged, or the port is
     */
    public static StorePeer start(PeerConfig config, FileStoreOptions options, StoreMonitor monitor)
            throws IOException {
        if (options.validation().isPresent() || options.keepsContentsElsewhere()) {
            throw new IllegalArgumentException(
                    "a peer keeps contents in its own directory and validates nothing; validate before the client puts");
        }
        Path directory = Files.createDirectories(config.directory());
        CompletableFuture<Void> stopped = new CompletableFuture<>();
        FileStateMachine files = new FileStateMachine(
                config.self(),
                directory.resolve("live"),
                options.withDurability(Durability.PROCESS_CRASH),
                monitor,
                Clock.systemUTC(),
                stopped::completeExceptionally);
        RaftGroup group = RatisSettings.group(config.group());
        ThreadGroup threads = new ThreadGroup("store-peer-" + config.self());
        RaftServer.Builder builder = RaftServer.newBuilder()
                .setThreadGroup(threads)
                .setServerId(RaftPeerId.valueOf(config.self()))
                .setGroup(group)
                .setOption(RaftStorage.StartupOption.RECOVER)
                .setStateMachine(files)
                .setProperties(RatisSettings.forPeer(config, directory.resolve("raft")));
        RaftServer server = null;
        try {
            server = builder.build();
            server.start();
        } catch (Throwable e) {
            closeAll(files, server, e);
            threads.interrupt();
            throw new IOException(
                    "peer '" + config.self() + "' cannot start in " + directory + " on port "
                            + config.address().port() + ": " + e.getMessage(),
                    e);
        }
        StorePeer peer = new StorePeer(server, group, files, stopped, threads);
        // Not on the thread that failed, which closing waits for.
        var unused = stopped.exceptionallyAsync(failure -> peer.closeQuietly(), StorePeer::runOnDaemon);
        return peer;
    }

    private static void closeAll(FileStateMachine files, @Nullable RaftServer server, Throwable reason) {
        try {
            files.close();
            if (server != null) {
                server.close();
            }
        } catch (IOException | RuntimeException e) {
            reason.addSuppressed(e);
        }
    }

    private static void runOnDaemon(Runnable task) {
        Thread thread = new Thread(task, "replica-closer");
        thread.setDaemon(true);
        thread.start();
    }

    private @Nullable Void closeQuietly() {
        try {
            close();
        } catch (IOException e) {
            System.getLogger(StorePeer.class.getName())
                    .log(System.Logger.Level.WARNING, "peer '" + id() + "' did not close well", e);
        }
        return null;
    }

    public String id() {
        return server.getId().toString();
    }

    /** Whether this peer thinks that it leads, which only a majority can tell for certain. */
    public boolean isLeader() throws IOException {
        return server.getDivision(group.getGroupId()).getInfo().isLeader();
    }

    /** Completed when the peer is closed, or with a {@link PeerStoppedException} when it took itself out. */
    public CompletableFuture<Void> whenStopped() {
        return stopped.copy();
    }

    /** Why the peer took itself out, if it did. */
    public Optional<PeerStoppedException> failure() {
        return files.failure();
    }

    /** Takes a snapshot of what has been applied, so that the next start is quick, and gives back port and threads. */
    @Override
    public void close() throws IOException {
        if (closing.compareAndSet(false, true)) {
            try {
                server.close();
            } finally {
                threads.interrupt();
                stopped.complete(null);
            }
        }
    }
}
