package dev.backsight.store.replication;

import dev.backsight.store.FileStoreOptions;
import dev.backsight.store.monitor.StoreMonitor;
import dev.backsight.store.replication.wire.CommandFormat;
import dev.backsight.store.replication.wire.MalformedMessageException;
import dev.backsight.store.replication.wire.QueryFormat;
import dev.backsight.store.replication.wire.Reply;
import dev.backsight.store.replication.wire.ReplyFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftClientRequest;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.exceptions.StateMachineException;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.protocol.TermIndex;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.statemachine.StateMachineStorage;
import org.apache.ratis.statemachine.TransactionContext;
import org.apache.ratis.statemachine.impl.BaseStateMachine;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;
import org.apache.ratis.thirdparty.com.google.protobuf.UnsafeByteOperations;
import org.apache.ratis.util.LifeCycle;
import org.jspecify.annotations.Nullable;

/**
 * Hands a {@link Replica} what Ratis has agreed on. State is the latest snapshot and the log behind it: the replica is
 * made anew from the snapshot when the peer starts, and Ratis applies the log again, so no applied index needs to be kept
 * in step with the store, and nothing is applied twice.
 *
 * <p>Ratis applies commands on one thread, in the order of the log, and takes snapshots on the same thread. What fails
 * for a reason of this peer alone stops the peer: Ratis closes a server whose state machine throws, and would go on if
 * only the future failed.
 */
final class FileStateMachine extends BaseStateMachine {

    private static final System.Logger LOG = System.getLogger(FileStateMachine.class.getName());
    private static final int TIME_BYTES = 8;
    private static final int READERS = 4;
    private static final int MAX_WAITING_READS = 1_024;

    private final String peer;
    private final Path live;
    private final FileStoreOptions options;
    private final StoreMonitor monitor;
    private final Clock clock;
    private final Consumer<PeerStoppedException> onFailure;
    private final SnapshotStorage storage = new SnapshotStorage();
    private final AtomicReference<PeerStoppedException> failure = new AtomicReference<>();

    /** Reads of the disk would hold up the threads that Ratis answers on. */
    private final ThreadPoolExecutor readers;

    private volatile @Nullable Replica replica;

    FileStateMachine(
            String peer,
            Path live,
            FileStoreOptions options,
            StoreMonitor monitor,
            Clock clock,
            Consumer<PeerStoppedException> onFailure) {
        this.peer = peer;
        this.live = live;
        this.options = options;
        this.monitor = monitor;
        this.clock = clock;
        this.onFailure = onFailure;
        this.readers = new ThreadPoolExecutor(
                READERS, READERS, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MAX_WAITING_READS), task -> {
                    Thread thread = new Thread(task, "replica-reader-" + peer);
                    thread.setDaemon(true);
                    return thread;
                });
        this.readers.allowCoreThreadTimeOut(true);
    }

    @Override
    public void initialize(RaftServer server, RaftGroupId groupId, RaftStorage raftStorage) throws IOException {
        getLifeCycle()
                .startAndTransition(
                        () -> {
                            super.initialize(server, groupId, raftStorage);
                            storage.init(raftStorage);
                            load();
                        },
                        IOException.class);
    }

    /** A snapshot has been installed beside the replica, which is still the old one. */
    @Override
    public void reinitialize() throws IOException {
        try {
            storage.refresh();
            load();
        } catch (IOException | RuntimeException e) {
            throw stopped("the installation of a snapshot", e);
        }
        if (getLifeCycleState() == LifeCycle.State.PAUSED) {
            getLifeCycle().transition(LifeCycle.State.STARTING);
            getLifeCycle().transition(LifeCycle.State.RUNNING);
        }
    }

    private void load() throws IOException {
        Replica old = replica;
        replica = null;
        if (old != null) {
            old.close();
        }
        replica = Replica.open(live, storage.latest().map(SnapshotStorage.Snapshot::folder), options, monitor);
        setLastAppliedTermIndex(
                storage.latest().map(SnapshotStorage.Snapshot::position).orElse(TermIndex.INITIAL_VALUE));
    }

    @Override
    public void pause() {
        getLifeCycle().transition(LifeCycle.State.PAUSING);
        getLifeCycle().transition(LifeCycle.State.PAUSED);
    }

    @Override
    public StateMachineStorage getStateMachineStorage() {
        return storage;
    }

    /** On the leader only: refuses what is no command before it comes into the log, and chooses the time. */
    @Override
    public TransactionContext startTransaction(RaftClientRequest request) throws IOException {
        byte[] command = request.getMessage().getContent().toByteArray();
        TransactionContext context = TransactionContext.newBuilder()
                .setStateMachine(this)
                .setClientRequest(request)
                .setLogData(UnsafeByteOperations.unsafeWrap(ByteBuffer.allocate(TIME_BYTES + command.length)
                        .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()))
                        .put(command)
                        .array()))
                .build();
        try {
            CommandFormat.decode(ByteBuffer.wrap(command));
        } catch (MalformedMessageException e) {
            context.setException(e);
        }
        return context;
    }

    @Override
    public CompletableFuture<Message> applyTransaction(TransactionContext transaction) {
        LogEntryProto entry = transaction.getLogEntry();
        PeerStoppedException before = failure.get();
        if (before != null) {
            throw before;
        }
        try {
            ByteBuffer bytes = entry.getStateMachineLogEntry().getLogData().asReadOnlyByteBuffer();
            Instant time = Instant.EPOCH.plus(bytes.getLong(), ChronoUnit.MICROS);
            Reply reply = open().apply(CommandFormat.decode(bytes), time);
            updateLastAppliedTermIndex(entry.getTerm(), entry.getIndex());
            return CompletableFuture.completedFuture(message(reply));
        } catch (Throwable e) {
            throw stopped("applying log entry " + entry.getIndex(), e);
        }
    }

    private PeerStoppedException stopped(String what, Throwable cause) {
        PeerStoppedException stopped = new PeerStoppedException(peer, what, cause);
        if (failure.compareAndSet(null, stopped)) {
            LOG.log(System.Logger.Level.ERROR, stopped.getMessage(), cause);
            onFailure.accept(stopped);
        }
        return stopped;
    }

    Optional<PeerStoppedException> failure() {
        return Optional.ofNullable(failure.get());
    }

    @Override
    public void notifyLogFailed(Throwable cause, @Nullable LogEntryProto failedEntry) {
        stopped("writing the log", cause);
    }

    @Override
    public CompletableFuture<Message> query(Message request) {
        CompletableFuture<Message> answer = new CompletableFuture<>();
        try {
            readers.execute(() -> {
                try {
                    answer.complete(message(open().answer(
                                    QueryFormat.decode(request.getContent().asReadOnlyByteBuffer()))));
                } catch (IOException | RuntimeException e) {
                    answer.completeExceptionally(new StateMachineException(e.toString(), e));
                }
            });
        } catch (RuntimeException e) {
            answer.completeExceptionally(
                    new StateMachineException("peer '" + peer + "' has too many reads waiting, or is closed", e));
        }
        return answer;
    }

    private static Message message(Reply reply) {
        ByteString bytes = UnsafeByteOperations.unsafeWrap(ReplyFormat.encode(reply));
        return Message.valueOf(bytes);
    }

    @Override
    public long takeSnapshot() throws IOException {
        TermIndex position = getLastAppliedTermIndex();
        try {
            storage.take(open(), position);
            return position.getIndex();
        } catch (IOException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "peer '" + peer + "' could not take a snapshot, and keeps the last one and its log: "
                            + e.getMessage(),
                    e);
            throw e;
        }
    }

    private Replica open() {
        Replica current = replica;
        if (current == null) {
            throw new IllegalStateException("peer '" + peer + "' is changing its copy, or closed");
        }
        return current;
    }

    @Override
    public void close() throws IOException {
        readers.shutdown();
        Replica old = replica;
        replica = null;
        if (old != null) {
            old.close();
        }
    }
}
