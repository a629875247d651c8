package dev.backsight.store.chunking;

import java.util.Objects;

/**
 * Finds the end of a chunk by content. Without state: any number of threads may share one.
 *
 * <p>The gear hash of a position is the sum of the numbers of the bytes before it, each shifted left once for every byte
 * since: so its lower 48 bits depend on the last 48 bytes and on nothing else. The first position from
 * {@link ChunkSizes#min} on where it matches a mask is a cut. Before {@link ChunkSizes#average} the mask has more bits than
 * the average asks for, after it fewer (normalized chunking), and at {@link ChunkSizes#max} the chunk ends in any case.
 */
public final class FastCdc {

    private static final long[] GEAR = GearTable.generate();

    /** The same shifted left once, for the first of two bytes that are rolled in at a time. */
    private static final long[] GEAR_SHIFTED = shifted(GEAR);

    private final ChunkSizes sizes;
    private final long strictMask;
    private final long looseMask;

    public FastCdc(ChunkSizes sizes) {
        this.sizes = sizes;
        this.strictMask = sizes.strictMask();
        this.looseMask = sizes.looseMask();
    }

    private static long[] shifted(long[] table) {
        long[] shifted = table.clone();
        for (int i = 0; i < shifted.length; i++) {
            shifted[i] <<= 1;
        }
        return shifted;
    }

    public ChunkSizes sizes() {
        return sizes;
    }

    /**
     * The chunk that begins at {@code offset}.
     *
     * @param length how many bytes there are from there on: all that are left of the content, or at least
     *     {@link ChunkSizes#max}
     * @return a cut of at least one byte, unless there are none
     * @throws IndexOutOfBoundsException if the source does not have that range
     */
    public Cut cut(byte[] source, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, source.length);
        if (length <= sizes.min()) {
            return new Cut(length, 0);
        }
        int end = Math.min(length, sizes.max());
        // Positions go by two, and the odd last byte of a range is not looked at: so do the other implementations.
        int center = even(Math.min(end, sizes.average()));
        long hash = 0;
        int i = even(sizes.min());
        long mask = strictMask;
        for (int limit = center; ; limit = even(end), mask = looseMask) {
            long shiftedMask = mask << 1;
            for (; i < limit; i += 2) {
                hash = (hash << 2) + GEAR_SHIFTED[source[offset + i] & 0xFF];
                if ((hash & shiftedMask) == 0) {
                    return new Cut(i, hash);
                }
                hash += GEAR[source[offset + i + 1] & 0xFF];
                if ((hash & mask) == 0) {
                    return new Cut(i + 1, hash);
                }
            }
            if (limit == even(end)) {
                return new Cut(end, hash);
            }
        }
    }

    private static int even(int size) {
        return size & ~1;
    }
}
