package dev.backsight.store.replication;

import dev.backsight.store.replication.wire.Command;
import dev.backsight.store.replication.wire.CommandFormat;
import dev.backsight.store.replication.wire.Query;
import dev.backsight.store.replication.wire.QueryFormat;
import dev.backsight.store.replication.wire.Reply;
import dev.backsight.store.replication.wire.ReplyFormat;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.apache.ratis.client.RaftClient;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftClientReply;
import org.apache.ratis.protocol.RaftGroup;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.protocol.exceptions.AlreadyClosedException;
import org.apache.ratis.protocol.exceptions.StateMachineException;
import org.apache.ratis.retry.RetryPolicies;
import org.apache.ratis.thirdparty.com.google.protobuf.UnsafeByteOperations;
import org.jspecify.annotations.Nullable;

/**
 * Asks until a majority answers or time is up, and knows what a failure means. Ratis' own retries are off: they do not
 * tell whether an attempt may have been taken.
 *
 * <p>An attempt to change something that fails may still be done later, by a leader that had it in its log when it lost
 * its majority; Ratis answers "not leader" to those, too. So a change is sent only while it is known that there is a
 * majority: after any failure, and to begin with, a linearizable ping comes first. If no ping gets through, nothing was
 * sent, and the change is certain not to be done.
 */
final class QuorumClient implements Closeable {

    private static final long FIRST_PAUSE_MILLIS = 20;
    private static final long LAST_PAUSE_MILLIS = 400;

    private final ClientConfig config;
    private final RaftGroup group;
    private final RaftClient client;

    /** Whether there may be no majority at the moment. */
    private volatile boolean suspicious = true;

    private volatile boolean closed;

    QuorumClient(ClientConfig config) {
        this.config = config;
        this.group = RatisSettings.group(config.group());
        this.client = RaftClient.newBuilder()
                .setRaftGroup(group)
                .setLeaderId(RaftPeerId.valueOf(config.group().peers().get(0).id()))
                .setProperties(RatisSettings.forClient(config))
                .setRetryPolicy(RetryPolicies.noRetry())
                .build();
    }

    /**
     * Has a change done.
     *
     * @param what it is, for messages
     * @param visible whether anybody would notice if it were done in spite of a failure
     * @throws QuorumUnavailableException if it is certain not to be done
     * @throws OutcomeUnknownException if it is visible, and may be done
     */
    Reply change(String what, Command command, boolean visible) throws IOException {
        Message message = message(CommandFormat.encode(command));
        Attempts attempts = new Attempts();
        boolean sent = false;
        do {
            try {
                if (suspicious) {
                    ask(new Query.Ping());
                    suspicious = false;
                }
            } catch (IOException e) {
                attempts.failed(e);
                continue;
            }
            try {
                return reply(client.io().send(message));
            } catch (StateMachineException e) {
                // Thrown before it came into the log.
                throw new RefusedByPeersException(what, String.valueOf(e.getMessage()));
            } catch (IOException e) {
                suspicious = true;
                sent |= !refusedToConnect(e);
                attempts.failed(e);
            }
        } while (attempts.pause());
        if (sent && visible) {
            throw new OutcomeUnknownException(what, attendance(), attempts.last);
        }
        throw new QuorumUnavailableException(what, attendance(), attempts.last);
    }

    /** Sends a change once, and does not mind if it gets lost. */
    void tryChange(Command command) {
        try {
            client.io().send(message(CommandFormat.encode(command)));
        } catch (IOException e) {
            suspicious = true;
        }
    }

    /** Asks so that the answer knows of every change that was acknowledged before. */
    Reply ask(String what, Query query) throws IOException {
        Attempts attempts = new Attempts();
        do {
            try {
                return ask(query);
            } catch (IOException e) {
                suspicious = true;
                attempts.failed(e);
            }
        } while (attempts.pause());
        throw new QuorumUnavailableException(what, attendance(), attempts.last);
    }

    private Reply ask(Query query) throws IOException {
        return reply(client.io().sendReadOnly(message(QueryFormat.encode(query))));
    }

    /** Asks one peer for what it has applied so far. */
    private Reply askPeer(String peer, Query query) throws IOException {
        try {
            return reply(client.io().sendStaleRead(message(QueryFormat.encode(query)), 0, RaftPeerId.valueOf(peer)));
        } catch (IOException e) {
            requireOpen();
            throw new PeerUnavailableException(peer, e);
        }
    }

    FileView viewOf(String peer) {
        String id = config.group().peer(peer).id();
        return new FileView((what, query) -> askPeer(id, query));
    }

    private static Message message(byte[] bytes) {
        return Message.valueOf(UnsafeByteOperations.unsafeWrap(bytes));
    }

    private static Reply reply(RaftClientReply reply) throws IOException {
        if (!reply.isSuccess()) {
            throw new IOException("peer " + reply.getServerId() + " did not succeed", reply.getException());
        }
        return ReplyFormat.decode(reply.getMessage().getContent().asReadOnlyByteBuffer());
    }

    private static boolean refusedToConnect(IOException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException) {
                return true;
            }
        }
        return false;
    }

    /** Asks every peer by itself whether it is there. */
    Attendance attendance() throws InterruptedIOException {
        List<PeerAddress> peers = config.group().peers();
        List<String> present = new ArrayList<>();
        List<String> absent = new ArrayList<>();
        ExecutorService askers = Executors.newFixedThreadPool(peers.size(), task -> {
            Thread thread = new Thread(task, "quorum-attendance");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Callable<Boolean>> questions = peers.stream()
                    .map(peer -> (Callable<Boolean>) () -> isPresent(peer))
                    .toList();
            // Each ends by its own time-out; the other one is for a peer whose time-out does not hold.
            List<Future<Boolean>> answers =
                    askers.invokeAll(questions, 2 * config.attemptTimeout().toMillis(), TimeUnit.MILLISECONDS);
            for (int i = 0; i < peers.size(); i++) {
                (isTrue(answers.get(i)) ? present : absent).add(peers.get(i).id());
            }
        } catch (InterruptedException e) {
            throw interrupted();
        } finally {
            askers.shutdownNow();
        }
        return new Attendance(present, absent);
    }

    private static boolean isTrue(Future<Boolean> answer) throws InterruptedException {
        try {
            return !answer.isCancelled() && answer.get();
        } catch (ExecutionException e) {
            return false;
        }
    }

    private boolean isPresent(PeerAddress peer) throws IOException {
        return client.getGroupManagementApi(RaftPeerId.valueOf(peer.id()))
                .info(group.getGroupId())
                .isSuccess();
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("interrupted while waiting for the peers; what was asked may be done or not");
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the replicated store is closed; open it again");
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        client.close();
    }

    /** Counts time, and waits longer from one attempt to the next. */
    private final class Attempts {

        private final long begun = System.nanoTime();
        private long pauseMillis = FIRST_PAUSE_MILLIS;
        private @Nullable IOException last;

        Attempts() {
            requireOpen();
        }

        void failed(IOException failure) throws IOException {
            if (failure instanceof AlreadyClosedException) {
                requireOpen();
            }
            if (failure instanceof InterruptedIOException
                    || Thread.currentThread().isInterrupted()) {
                throw interrupted();
            }
            last = failure;
        }

        boolean pause() throws InterruptedIOException {
            long left = config.operationTimeout().toNanos() - (System.nanoTime() - begun);
            if (left <= 0) {
                return false;
            }
            long millis = pauseMillis / 2 + ThreadLocalRandom.current().nextLong(pauseMillis);
            try {
                TimeUnit.NANOSECONDS.sleep(Math.min(left, TimeUnit.MILLISECONDS.toNanos(millis)));
            } catch (InterruptedException e) {
                throw interrupted();
            }
            pauseMillis = Math.min(LAST_PAUSE_MILLIS, 2 * pauseMillis);
            return true;
        }
    }
}
