package dev.backsight.store.metadata.rocksdb;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Keys that lie together and go on, after the same beginning, with names in order. */
final class NameRange {

    private final byte[] first;
    private final byte[] common;
    private final int skipped;

    private NameRange(byte[] first, byte[] common, int skipped) {
        this.first = first;
        this.common = common;
        this.skipped = skipped;
    }

    /**
     * @param beginning what stands before the name
     * @param prefix the wanted beginning of the names, in UTF-8
     * @param after the name after which to begin, in UTF-8, or null
     */
    static NameRange of(byte[] beginning, byte[] prefix, byte @Nullable [] after) {
        byte[] common = concatenate(beginning, prefix);
        byte[] first = common;
        if (after != null) {
            // The smallest key greater than another is that key and a zero byte.
            byte[] next = concatenate(beginning, Arrays.copyOf(after, after.length + 1));
            first = Arrays.compareUnsigned(next, common) > 0 ? next : common;
        }
        return new NameRange(first, common, beginning.length);
    }

    private static byte[] concatenate(byte[] one, byte[] other) {
        return ByteBuffer.allocate(one.length + other.length)
                .put(one)
                .put(other)
                .array();
    }

    boolean contains(byte[] key) {
        return Database.startsWith(key, common);
    }

    /** The key to begin with. */
    byte[] first() {
        return first;
    }

    /** The name that one of these keys ends with, in UTF-8. */
    byte[] name(byte[] key) {
        return Arrays.copyOfRange(key, skipped, key.length);
    }
}
