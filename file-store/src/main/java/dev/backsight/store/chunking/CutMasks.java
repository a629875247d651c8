package dev.backsight.store.chunking;

/**
 * Masks with a given number of one bits: random bytes match one of <i>n</i> bits with probability 2<sup>-n</sup>. The bits
 * are spread over the upper part of the lower 48, so that a match depends on the last 48 bytes; which ones they are makes
 * little difference, but all implementations must use the same ones to cut alike. These are destor's up to 17 bits, and
 * beyond them restic-FastCDC's, as collected in the Rust crate fastcdc.
 */
final class CutMasks {

    private static final int FEWEST_BITS = 5;

    private static final long[] MASKS = {
        0x0000000001804110L,
        0x0000000001803110L,
        0x0000000018035100L,
        0x0000001800035300L,
        0x0000019000353000L,
        0x0000590003530000L,
        0x0000d90003530000L,
        0x0000d90103530000L,
        0x0000d90303530000L,
        0x0000d90313530000L,
        0x0000d90f03530000L,
        0x0000d90303537000L,
        0x0000d90703537000L,
        0x0000d90707537000L,
        0x0000d91707537000L,
        0x0000d91747537000L,
        0x0000d91767537000L,
        0x0000d93767537000L,
        0x0000d93777537000L,
        0x0000d93777577000L,
        0x0000db3777577000L,
    };

    private CutMasks() {}

    /** @param bits 5 to 25 */
    static long of(int bits) {
        return MASKS[bits - FEWEST_BITS];
    }
}
