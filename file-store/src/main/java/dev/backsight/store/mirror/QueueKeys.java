package dev.backsight.store.mirror;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Keys of the queue's database, as laid out in the package's documentation. */
final class QueueKeys {

    static final byte[] VERSION = {'v'};
    static final byte TASK = 't';
    static final byte READY = 'r';
    static final byte WAITING = 'w';
    static final byte DEAD = 'x';
    static final byte AGE = 'a';

    private QueueKeys() {}

    static byte[] task(MirrorTask task) {
        byte[] encoded = task.encode();
        return ByteBuffer.allocate(1 + encoded.length).put(TASK).put(encoded).array();
    }

    static byte[] ready(int rank, long position) {
        return ByteBuffer.allocate(10)
                .put(READY)
                .put((byte) rank)
                .putLong(position)
                .array();
    }

    static byte[] readyPrefix(int rank) {
        return new byte[] {READY, (byte) rank};
    }

    static byte[] waiting(long notBefore, long position) {
        return ByteBuffer.allocate(17)
                .put(WAITING)
                .putLong(notBefore)
                .putLong(position)
                .array();
    }

    static byte[] dead(long position) {
        return ByteBuffer.allocate(9).put(DEAD).putLong(position).array();
    }

    static byte[] age(long position) {
        return ByteBuffer.allocate(9).put(AGE).putLong(position).array();
    }

    /** Where the task stands in the order of its state. */
    static byte[] index(QueuedTask task) {
        return switch (task.state()) {
            case READY -> ready(task.rank(), task.position());
            case WAITING -> waiting(task.notBeforeMillis(), task.position());
            case DEAD -> dead(task.position());
        };
    }

    /** The number a key ends with. */
    static long position(byte[] key) {
        return ByteBuffer.wrap(key).getLong(key.length - Long.BYTES);
    }

    static boolean startsWith(byte[] key, byte[] prefix) {
        return key.length >= prefix.length && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
    }
}
