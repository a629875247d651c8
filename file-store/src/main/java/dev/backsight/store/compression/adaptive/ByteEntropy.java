package dev.backsight.store.compression.adaptive;

import java.util.Arrays;

/**
 * Shannon's entropy of single bytes (C. E. Shannon, A Mathematical Theory of Communication, 1948), estimated from a
 * sample. An instance holds its table of counts, for one thread at a time.
 */
final class ByteEntropy {

    /** Bytes of a sample, at most. */
    static final int SAMPLE = 8 << 10;

    /** Bytes taken in one piece; short, so that a sample touches many places of the block. */
    static final int PIECE = 64;

    private static final double LN_2 = Math.log(2);

    private final int[] counts = new int[256];

    /**
     * The entropy of a block in bits per byte, 0 to 8: -Σ p·log2 p over the frequencies p of the byte values. Blocks longer
     * than {@value #SAMPLE} bytes are sampled, in pieces of {@value #PIECE} bytes with equal strides between them.
     *
     * <p>The estimate is the plain one, which falls short by about (values - 1) / (2 n ln 2) for n bytes: uniformly random
     * bytes come out at 7.98 for a full sample, and lower for shorter blocks.
     */
    double of(byte[] block, int offset, int length) {
        Arrays.fill(counts, 0);
        int sampled;
        if (length <= SAMPLE) {
            count(block, offset, length);
            sampled = length;
        } else {
            int pieces = SAMPLE / PIECE;
            // The last piece ends with the block.
            int span = length - PIECE;
            for (int i = 0; i < pieces; i++) {
                count(block, offset + (int) ((long) span * i / (pieces - 1)), PIECE);
            }
            sampled = SAMPLE;
        }
        return entropy(sampled);
    }

    private void count(byte[] block, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            counts[block[i] & 0xFF]++;
        }
    }

    /** With p = c/n, -Σ p·log2 p is log2 n - Σ c·log2 c / n. */
    private double entropy(int n) {
        if (n == 0) {
            return 0;
        }
        double sum = 0;
        for (int count : counts) {
            if (count > 1) {
                sum += count * Math.log(count);
            }
        }
        return Math.max(0, (Math.log(n) - sum / n) / LN_2);
    }
}
