package dev.backsight.store.mirror;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A task in the queue, at one time; its bytes are laid out in the package's documentation.
 *
 * @param rank what is taken first, from 0 on
 * @param position what is taken first among equal ranks: grows with every new task
 * @param generation grows with every note of the same task: tells whether there is a newer one
 * @param enqueuedMillis when the first change was noted that has not been brought to the storage
 * @param attempts failed ones in a row
 */
record QueuedTask(
        MirrorTask task,
        int rank,
        State state,
        long position,
        long generation,
        long enqueuedMillis,
        int attempts,
        long notBeforeMillis,
        String lastError) {

    enum State {
        READY(0),
        WAITING(1),
        DEAD(2);

        private final byte code;

        State(int code) {
            this.code = (byte) code;
        }

        private static State of(byte code) throws QueueDamagedException {
            for (State state : values()) {
                if (state.code == code) {
                    return state;
                }
            }
            throw new QueueDamagedException("a task's record has the unknown state " + code);
        }
    }

    static final int RANK_RECONCILE = 0;
    static final int RANK_COLLECT = 4;
    static final int RANKS = RANK_COLLECT + 1;

    private static final byte VERSION = 1;
    private static final int FIXED_BYTES = 3 + 8 + 8 + 8 + 4 + 8 + 2;
    private static final int MAX_ERROR = 1000;

    QueuedTask {
        lastError = lastError.length() > MAX_ERROR ? lastError.substring(0, MAX_ERROR) : lastError;
    }

    static int rank(Priority priority) {
        return switch (priority) {
            case HIGH -> 1;
            case NORMAL -> 2;
            case LOW -> 3;
        };
    }

    QueuedTask ready() {
        return new QueuedTask(task, rank, State.READY, position, generation, enqueuedMillis, attempts, 0, lastError);
    }

    /** Noted again. Keeps its place, and its waiting time: it is the storage that is not ready. */
    QueuedTask renewed(int otherRank, long nextGeneration) {
        return new QueuedTask(
                task,
                Math.min(rank, otherRank),
                state,
                position,
                nextGeneration,
                enqueuedMillis,
                0,
                notBeforeMillis,
                lastError);
    }

    QueuedTask waiting(int failedAttempts, long notBefore, String error) {
        return new QueuedTask(
                task, rank, State.WAITING, position, generation, enqueuedMillis, failedAttempts, notBefore, error);
    }

    QueuedTask dead(int failedAttempts, String error) {
        return new QueuedTask(task, rank, State.DEAD, position, generation, enqueuedMillis, failedAttempts, 0, error);
    }

    byte[] encode() {
        byte[] error = lastError.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(FIXED_BYTES + error.length)
                .put(VERSION)
                .put((byte) rank)
                .put(state.code)
                .putLong(position)
                .putLong(generation)
                .putLong(enqueuedMillis)
                .putInt(attempts)
                .putLong(notBeforeMillis)
                .putShort((short) error.length)
                .put(error)
                .array();
    }

    static QueuedTask decode(MirrorTask task, byte[] value) throws QueueDamagedException {
        ByteBuffer bytes = ByteBuffer.wrap(value);
        try {
            byte version = bytes.get();
            int rank = bytes.get();
            State state = State.of(bytes.get());
            if (version != VERSION || rank < 0 || rank >= RANKS) {
                throw new QueueDamagedException("a task's record is of an unknown version or damaged; it begins with "
                        + Arrays.toString(Arrays.copyOf(value, 3)));
            }
            long position = bytes.getLong();
            long generation = bytes.getLong();
            long enqueued = bytes.getLong();
            int attempts = bytes.getInt();
            long notBefore = bytes.getLong();
            byte[] error = new byte[Short.toUnsignedInt(bytes.getShort())];
            bytes.get(error);
            return new QueuedTask(
                    task,
                    rank,
                    state,
                    position,
                    generation,
                    enqueued,
                    attempts,
                    notBefore,
                    new String(error, StandardCharsets.UTF_8));
        } catch (BufferUnderflowException e) {
            throw new QueueDamagedException("a task's record ends after " + value.length + " bytes", e);
        }
    }
}
