package dev.backsight.checker.format;

import java.util.SplittableRandom;

/** Values as JMH's {@code SampleBuffer} keeps them. */
final class JmhValues {

    /** Of org.openjdk.jmh.util.SampleBuffer in JMH 1.37. */
    private static final int PRECISION_BITS = 10;

    private JmhValues() {}

    static long quantized(long sample) {
        int bucket = Math.max(0, 64 - PRECISION_BITS - Long.numberOfLeadingZeros(sample));
        return sample >> bucket << bucket;
    }

    /** Distinct, ascending, of all magnitudes; up to {@code count}. */
    static long[] random(SplittableRandom random, int count) {
        return random.longs(count)
                .map(bits -> quantized(bits >>> (1 + random.nextInt(60))))
                .sorted()
                .distinct()
                .toArray();
    }
}
