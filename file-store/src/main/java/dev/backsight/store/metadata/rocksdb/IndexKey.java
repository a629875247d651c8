package dev.backsight.store.metadata.rocksdb;

import dev.backsight.store.mediatype.MediaTypePattern;
import dev.backsight.store.metadata.FileStat;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;

/**
 * A key that leads from a property of a file to its name; its value is empty. Keys of one tag or one type lie together and
 * are ordered by name; those of times and sizes are ordered by these first.
 *
 * @param kind which property: the key's first byte
 * @param rest the other bytes; never moved on, so that equal keys stay equal
 */
record IndexKey(byte kind, ByteBuffer rest) {

    static final byte TAG = 't';
    static final byte TYPE = 'y';
    static final byte CREATED = 'b';
    static final byte MODIFIED = 'm';
    static final byte SIZE = 's';

    /** All keys that lead to the latest version of a file. */
    static Set<IndexKey> of(FileStat file) {
        byte[] name = file.name().utf8();
        Set<IndexKey> keys = new HashSet<>();
        for (String tag : file.tags()) {
            keys.add(new IndexKey(TAG, text(tag, name)));
        }
        keys.add(new IndexKey(
                TYPE, text(MediaTypePattern.essence(file.mediaType().value()), name)));
        keys.add(new IndexKey(CREATED, number(micros(file.created()), name)));
        keys.add(new IndexKey(MODIFIED, number(micros(file.modified()), name)));
        keys.add(new IndexKey(SIZE, number(file.size(), name)));
        return keys;
    }

    /** What all keys of a tag or a type begin with, and then go on with a name. */
    static byte[] beginning(byte kind, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(utf8.length + 2)
                .put(kind)
                .put(utf8)
                .put((byte) 0)
                .array();
    }

    /** What all keys of that time or size begin with, and then go on with a name. */
    static byte[] beginning(byte kind, long number) {
        return ByteBuffer.allocate(1 + Long.BYTES)
                .put(kind)
                .putLong(number ^ Long.MIN_VALUE)
                .array();
    }

    /** Names and texts have no control characters, so that a zero ends a text, and shorter ones come first. */
    private static ByteBuffer text(String text, byte[] name) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(utf8.length + 1 + name.length)
                .put(utf8)
                .put((byte) 0)
                .put(name)
                .flip();
    }

    /** With its sign turned, so that negative numbers come first. */
    private static ByteBuffer number(long number, byte[] name) {
        return ByteBuffer.allocate(Long.BYTES + name.length)
                .putLong(number ^ Long.MIN_VALUE)
                .put(name)
                .flip();
    }

    /** Microseconds since 1970-01-01T00:00Z. */
    static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    byte[] bytes() {
        return ByteBuffer.allocate(1 + rest.remaining())
                .put(kind)
                .put(rest.duplicate())
                .array();
    }
}
