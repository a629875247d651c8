package dev.backsight.store.chunking;

/**
 * How long chunks are. Two choices of different sizes cut the same content differently, and then share nothing.
 *
 * @param min no chunk but the last is shorter; bytes, {@value #LEAST_MIN} to {@code average}. Bytes before it are not
 *     looked at, which makes cutting faster the greater it is.
 * @param average what most chunks come close to; bytes, a power of two from {@value #LEAST_AVERAGE} to
 *     {@value #GREATEST_AVERAGE}
 * @param max no chunk is longer; bytes, {@code average} to {@value #GREATEST_MAX}
 * @param normalization 0 to 3: by how many bits a cut is made harder to find before {@code average}, and easier after it
 *     (section 3.5 of the TPDS paper). The more, the closer lengths keep to the average.
 */
public record ChunkSizes(int min, int average, int max, int normalization) {

    static final int LEAST_MIN = 64;
    static final int LEAST_AVERAGE = 256;
    static final int GREATEST_AVERAGE = 4 << 20;
    static final int GREATEST_MAX = 16 << 20;
    static final int MOST_NORMALIZATION = 3;

    /** @throws IllegalArgumentException unless all sizes are as described */
    public ChunkSizes {
        boolean inOrder = LEAST_MIN <= min && min <= average && average <= max && max <= GREATEST_MAX;
        boolean powerOfTwo = Integer.bitCount(average) == 1 && average >= LEAST_AVERAGE && average <= GREATEST_AVERAGE;
        if (!inOrder || !powerOfTwo) {
            throw new IllegalArgumentException("chunks of " + min + " to " + max + " bytes, " + average
                    + " on average: sizes must rise from " + LEAST_MIN + " to " + GREATEST_MAX
                    + ", and the average be a power of two from " + LEAST_AVERAGE + " to " + GREATEST_AVERAGE);
        }
        if (normalization < 0 || normalization > MOST_NORMALIZATION) {
            throw new IllegalArgumentException(
                    "normalization is 0 to " + MOST_NORMALIZATION + ", not " + normalization);
        }
    }

    /** What a cut before {@link #average} must match. */
    long strictMask() {
        return CutMasks.of(bits() + normalization);
    }

    /** What a cut after {@link #average} must match. */
    long looseMask() {
        return CutMasks.of(bits() - normalization);
    }

    private int bits() {
        return Integer.numberOfTrailingZeros(average);
    }
}
