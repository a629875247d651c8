package dev.backsight.store.mirror;

import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileName;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Something to look at again.
 *
 * @param subject a file's name, a content's id in hexadecimal digits, or nothing
 */
record MirrorTask(Kind kind, String subject) {

    enum Kind {
        /** Bring what the store says of a name to the storage. */
        FILE('f'),
        /** Remove a content from the storage if no name refers to it. */
        COLLECT('c'),
        /** Compare all names of store and storage. */
        RECONCILE('r');

        private final byte code;

        Kind(char code) {
            this.code = (byte) code;
        }
    }

    static final MirrorTask RECONCILE = new MirrorTask(Kind.RECONCILE, "");

    static MirrorTask file(FileName name) {
        return new MirrorTask(Kind.FILE, name.value());
    }

    static MirrorTask collect(ContentId id) {
        return new MirrorTask(Kind.COLLECT, id.hex());
    }

    FileName name() {
        return new FileName(subject);
    }

    ContentId content() {
        return ContentId.parse(subject);
    }

    byte[] encode() {
        byte[] bytes = kind == Kind.COLLECT ? content().toBytes() : subject.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(1 + bytes.length).put(kind.code).put(bytes).array();
    }

    static MirrorTask decode(byte[] bytes) throws QueueDamagedException {
        if (bytes.length > 0) {
            byte[] subject = Arrays.copyOfRange(bytes, 1, bytes.length);
            if (bytes[0] == Kind.FILE.code) {
                return new MirrorTask(Kind.FILE, new String(subject, StandardCharsets.UTF_8));
            }
            if (bytes[0] == Kind.COLLECT.code && subject.length == ContentId.BYTES) {
                return collect(ContentId.fromBytes(subject));
            }
            if (bytes[0] == Kind.RECONCILE.code && subject.length == 0) {
                return RECONCILE;
            }
        }
        throw new QueueDamagedException("a task of " + bytes.length + " bytes is of no known kind");
    }
}
