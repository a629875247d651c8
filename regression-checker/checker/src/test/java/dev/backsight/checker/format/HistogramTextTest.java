package dev.backsight.checker.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.backsight.checker.model.LatencyHistogram;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class HistogramTextTest {

    private static final int LOWEST_AT = 16;
    private static final int HIGHEST_AT = 24;
    private static final int DIGITS_AT = 12;

    @Test
    void readsBackExactlyWhatJmhKeeps() {
        SplittableRandom random = new SplittableRandom(20261121);
        for (int i = 0; i < 300; i++) {
            long[] nanos = JmhValues.random(random, 1 + random.nextInt(400));
            long[] counts = random.longs(nanos.length, 1, 1L << 40).toArray();
            LatencyHistogram histogram = new LatencyHistogram(nanos, counts);

            assertThat(HistogramText.read(HistogramText.write(histogram))).isEqualTo(histogram);
        }
    }

    @Test
    void readsBackExactlyEveryValueOfElevenBits() {
        for (int shift = 0; shift <= 52; shift++) {
            long[] nanos = new long[2047];
            for (int i = 0; i < nanos.length; i++) {
                nanos[i] = (i + 1L) << shift;
            }
            long[] counts = new long[nanos.length];
            Arrays.fill(counts, 1);
            LatencyHistogram histogram = new LatencyHistogram(nanos, counts);

            assertThat(HistogramText.read(HistogramText.write(histogram))).isEqualTo(histogram);
        }
    }

    @Test
    void anyOtherValueLosesLessThanOneInAThousandAndOnlyOnce() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 500; i++) {
            long value = random.nextLong() >>> (1 + random.nextInt(62));
            LatencyHistogram once =
                    HistogramText.read(HistogramText.write(new LatencyHistogram(new long[] {value}, new long[] {3})));

            assertThat(once.nanos(0)).isLessThanOrEqualTo(value);
            assertThat(value - once.nanos(0)).isLessThanOrEqualTo(value / 1024);
            assertThat(once.total()).isEqualTo(3);
            assertThat(HistogramText.read(HistogramText.write(once))).isEqualTo(once);
        }
    }

    @Test
    void keepsZeroAndTheLargestTime() {
        LatencyHistogram zero = new LatencyHistogram(new long[] {0}, new long[] {5});
        LatencyHistogram both = HistogramText.read(
                HistogramText.write(new LatencyHistogram(new long[] {0, Long.MAX_VALUE}, new long[] {1, 2})));

        assertThat(HistogramText.read(HistogramText.write(zero))).isEqualTo(zero);
        assertThat(both.nanos(1)).isEqualTo(0x7FFL << 52);
        assertThat(both.total()).isEqualTo(3);
    }

    @Test
    void hdrHistogramItselfReadsTheText() throws Exception {
        String text = HistogramText.write(new LatencyHistogram(new long[] {100, 2_000}, new long[] {7, 2}));

        Histogram histogram = Histogram.decodeFromCompressedByteBuffer(
                ByteBuffer.wrap(Base64.getDecoder().decode(text)), 0);

        assertThat(histogram.getTotalCount()).isEqualTo(9);
        assertThat(histogram.getMaxValue()).isEqualTo(2_000);
        assertThat(histogram.getCountAtValue(100)).isEqualTo(7);
    }

    @Test
    void refusesHeadersThatWouldAllocate() {
        assertDamaged(header -> header.putInt(DIGITS_AT, 5));
        assertDamaged(header -> header.putInt(DIGITS_AT, -1));
        assertDamaged(header -> header.putLong(LOWEST_AT, 0));
        assertDamaged(header -> header.putLong(LOWEST_AT, Long.MAX_VALUE));
        assertDamaged(header -> header.putLong(HIGHEST_AT, -1));
        assertDamaged(header -> header.putInt(4, Integer.MAX_VALUE));
        assertDamaged(header -> header.putInt(4, -1));
        assertDamaged(header -> header.putInt(8, 3));
        assertDamaged(header -> header.putDouble(32, Double.NaN));
        assertDamaged(header -> header.putInt(0, 42));
    }

    @Test
    void refusesCountsThatOverflow() {
        // ZigZag LEB128 of Long.MAX_VALUE in HdrHistogram's nine-byte form, twice.
        byte[] most = new byte[] {-2, -1, -1, -1, -1, -1, -1, -1, -1};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HistogramText.read(encoded(2, most, most)))
                .withMessageContaining("damaged");
    }

    @Test
    void refusesRunsOfZerosBeyondTheEnd() {
        // ZigZag of -2^31 + 1: two thousand million empty cells.
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HistogramText.read(encoded(2, new byte[] {-3, -1, -1, -1, 15}, new byte[] {2})))
                .withMessageContaining("damaged");
    }

    @Test
    void refusesAHistogramOfNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HistogramText.read(encoded(2)))
                .withMessageContaining("damaged");
    }

    @Test
    void refusesABombWithoutInflatingItAll() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HistogramText.read(compressed(new byte[64 << 20])))
                .withMessageContaining("larger than");
    }

    @Test
    void refusesWhatIsNotBase64OrCutOff() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HistogramText.read("HIST!"))
                .withMessageContaining("not Base64");
        byte[] whole =
                Base64.getDecoder().decode(HistogramText.write(new LatencyHistogram(new long[] {9}, new long[] {1})));
        for (int length = 0; length < whole.length; length++) {
            String cut = Base64.getEncoder().encodeToString(Arrays.copyOf(whole, length));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> HistogramText.read(cut))
                    .withMessageContaining("damaged");
        }
    }

    @Test
    void survivesAnyDamageToThePlainEncoding() {
        SplittableRandom random = new SplittableRandom(11);
        long[] nanos = JmhValues.random(random, 60);
        long[] counts = random.longs(nanos.length, 1, 5_000).toArray();
        byte[] plain = plain(new LatencyHistogram(nanos, counts));
        int refused = 0;
        for (int i = 0; i < 4_000; i++) {
            byte[] damaged = plain.clone();
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(HistogramText.read(compressed(damaged)).total()).isPositive();
            } catch (IllegalArgumentException expected) {
                refused++;
            }
        }
        assertThat(refused).isBetween(500, 3_999);
    }

    private static void assertDamaged(Consumer<ByteBuffer> damage) {
        byte[] plain = plain(new LatencyHistogram(new long[] {100}, new long[] {1}));
        damage.accept(ByteBuffer.wrap(plain));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HistogramText.read(compressed(plain)))
                .withMessageContaining("damaged");
    }

    private static byte[] plain(LatencyHistogram latency) {
        Histogram histogram = new Histogram(1, Math.max(2, latency.nanos(latency.size() - 1)), 3);
        for (int i = 0; i < latency.size(); i++) {
            histogram.recordValueWithCount(latency.nanos(i), latency.count(i));
        }
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoByteBuffer(buffer);
        return Arrays.copyOf(buffer.array(), length);
    }

    /** A valid header and these payload bytes. */
    private static String encoded(long highest, byte[]... payload) {
        int length = Arrays.stream(payload).mapToInt(part -> part.length).sum();
        ByteBuffer buffer = ByteBuffer.allocate(40 + length)
                .putInt(0x1c849313)
                .putInt(length)
                .putInt(0)
                .putInt(3)
                .putLong(1)
                .putLong(highest)
                .putDouble(1);
        for (byte[] part : payload) {
            buffer.put(part);
        }
        return compressed(buffer.array());
    }

    private static String compressed(byte[] plain) {
        Deflater deflater = new Deflater();
        deflater.setInput(plain);
        deflater.finish();
        byte[] content = new byte[plain.length + 100];
        int length = deflater.deflate(content);
        deflater.end();
        return Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(8 + length)
                        .putInt(0x1c849314)
                        .putInt(length)
                        .put(content, 0, length)
                        .array());
    }
}
