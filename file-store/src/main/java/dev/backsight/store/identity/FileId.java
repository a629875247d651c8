package dev.backsight.store.identity;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;

/**
 * What makes a file the same file when its content is replaced or its name changes: a UUID of version 7 (RFC 9562,
 * section 5.7). Ordered by the time it was given, in milliseconds, then by the rest; also as text and as bytes.
 *
 * @param uuid of version 7 and variant 2
 */
public record FileId(UUID uuid) implements Comparable<FileId> {

    /** Length of the binary form in bytes. */
    public static final int BYTES = 16;

    /** The last millisecond that fits into 48 bits, in the year 10889. */
    static final long MAX_MILLIS = (1L << 48) - 1;

    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    /** @throws IllegalArgumentException unless {@code uuid} is of version 7 and variant 2 */
    public FileId {
        if (uuid.version() != 7 || uuid.variant() != 2) {
            throw new IllegalArgumentException("a file id is a UUID of version 7 and variant 2 (RFC 9562), but " + uuid
                    + " is of version " + uuid.version() + " and variant " + uuid.variant());
        }
    }

    /**
     * Puts an id together.
     *
     * @param millis since 1970-01-01T00:00Z; cut to what 48 bits hold
     * @param high the 12 bits after the time; higher ones are not looked at
     * @param low the last 62 bits; higher ones are not looked at
     */
    public static FileId of(long millis, int high, long low) {
        long time = Math.max(0, Math.min(MAX_MILLIS, millis));
        return new FileId(new UUID(time << 16 | VERSION | (high & 0xFFF), VARIANT | (low & ~(3L << 62))));
    }

    /** @throws IllegalArgumentException if {@code text} is no such id as {@link #toString} writes them */
    public static FileId parse(String text) {
        FileId id = new FileId(UUID.fromString(text));
        if (!id.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("'" + text + "' is short of digits; a file id has 8-4-4-4-12 of them");
        }
        return id;
    }

    /**
     * Reads the 16 bytes that come next.
     *
     * @param bytes big-endian
     * @throws java.nio.BufferUnderflowException if there are fewer
     * @throws IllegalArgumentException if they are of another version or variant
     */
    public static FileId read(ByteBuffer bytes) {
        return new FileId(new UUID(bytes.getLong(), bytes.getLong()));
    }

    /** The 16 bytes, most significant first. */
    public byte[] toBytes() {
        return ByteBuffer.allocate(BYTES)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }

    /** When it was given, to the millisecond; later by a little than the clock said if many were given at once. */
    public Instant time() {
        return Instant.ofEpochMilli(uuid.getMostSignificantBits() >>> 16);
    }

    @Override
    public int compareTo(FileId other) {
        // UUID compares its halves as signed numbers.
        int high = Long.compareUnsigned(uuid.getMostSignificantBits(), other.uuid.getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(uuid.getLeastSignificantBits(), other.uuid.getLeastSignificantBits());
    }

    @Override
    public String toString() {
        return uuid.toString();
    }
}
