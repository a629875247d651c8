package dev.backsight.checker.format;

import dev.backsight.checker.model.LatencyHistogram;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.jspecify.annotations.Nullable;

/**
 * A latency histogram as text: Base64 of an HdrHistogram in its compressed V2 encoding, recorded in nanoseconds from 1
 * with 3 significant digits, which any HdrHistogram library reads.
 *
 * <p>Such a histogram has 2048 cells for the values below 2048 and 1024 for every doubling above, so a value of at most
 * 11 significant bits lies at the lower edge of a cell of its own and reads back exactly. JMH's {@code SampleBuffer}
 * keeps 10 bits. Any other value reads back as the lower edge of its cell, less than 0.1 % (1/1024) below.
 */
final class HistogramText {

    private static final int DIGITS = 3;

    /** Cookies of the V2 encoding with its word size, from HdrHistogram's {@code AbstractHistogram}. */
    private static final int COOKIE = 0x1c849303 | 0x10;

    private static final int COMPRESSED_COOKIE = 0x1c849304 | 0x10;

    private static final int COMPRESSED_HEADER = 2 * Integer.BYTES;
    private static final int HEADER = 4 * Integer.BYTES + 3 * Long.BYTES;

    /** 2048 cells and 1024 for each of 52 doublings, of at most 9 bytes: no histogram of 3 digits is larger. */
    private static final int LARGEST = HEADER + 9 * (2048 + 52 * 1024);

    /** Deflate packs at most 258 bytes into 2 bits (RFC 1951, section 3.2.5). */
    private static final long MOST_INFLATION = 1032;

    private HistogramText() {}

    static String write(LatencyHistogram latency) {
        long highest = latency.nanos(latency.size() - 1);
        Histogram histogram = new Histogram(1, Math.max(2, highest), DIGITS);
        for (int i = 0; i < latency.size(); i++) {
            histogram.recordValueWithCount(latency.nanos(i), latency.count(i));
        }
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity() + COMPRESSED_HEADER + 64);
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
    }

    /** @throws IllegalArgumentException if the text is not a histogram as {@link #write} makes them */
    static LatencyHistogram read(String text) {
        if (text.length() > 2 * LARGEST) {
            throw new IllegalArgumentException("a histogram of " + text.length() + " characters is too large");
        }
        byte[] compressed;
        try {
            compressed = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the histogram is not Base64: " + e.getMessage(), e);
        }
        ByteBuffer encoded = inflate(compressed);
        checkHeader(encoded);
        try {
            return sparse(Histogram.decodeFromByteBuffer(encoded, 0));
        } catch (RuntimeException e) {
            // HdrHistogram trusts its input: what a damaged one makes it throw ranges from BufferUnderflowException to
            // ArrayIndexOutOfBoundsException, and counts that overflow make the model throw ArithmeticException.
            throw damaged("its counts make no sense (" + e.getMessage() + ")", e);
        }
    }

    private static LatencyHistogram sparse(Histogram histogram) {
        long[] nanos = new long[1024];
        long[] counts = new long[1024];
        int size = 0;
        for (HistogramIterationValue cell : histogram.recordedValues()) {
            if (size == nanos.length) {
                nanos = Arrays.copyOf(nanos, 2 * size);
                counts = Arrays.copyOf(counts, 2 * size);
            }
            nanos[size] = histogram.lowestEquivalentValue(cell.getValueIteratedTo());
            counts[size] = cell.getCountAtValueIteratedTo();
            size++;
        }
        return new LatencyHistogram(Arrays.copyOf(nanos, size), Arrays.copyOf(counts, size));
    }

    /** Inflates within bounds, which HdrHistogram's own decoder does not: it allocates what the header asks for. */
    private static ByteBuffer inflate(byte[] compressed) {
        ByteBuffer header = ByteBuffer.wrap(compressed);
        if (compressed.length < COMPRESSED_HEADER
                || header.getInt() != COMPRESSED_COOKIE
                || header.getInt() != compressed.length - COMPRESSED_HEADER) {
            throw damaged("it is not in the compressed V2 encoding, or was cut off", null);
        }
        byte[] content = new byte[(int) Math.min(LARGEST + 1L, MOST_INFLATION * compressed.length)];
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(compressed, COMPRESSED_HEADER, compressed.length - COMPRESSED_HEADER);
            int length = inflater.inflate(content);
            if (!inflater.finished() || inflater.getRemaining() > 0) {
                throw damaged("it is larger than one of " + DIGITS + " digits can be, or was cut off", null);
            }
            return ByteBuffer.wrap(content, 0, length);
        } catch (DataFormatException e) {
            throw damaged("it does not inflate (" + e.getMessage() + ")", e);
        } finally {
            inflater.end();
        }
    }

    /** Leaves the buffer where it was. What is not as written could make the decoder allocate gigabytes. */
    private static void checkHeader(ByteBuffer encoded) {
        if (encoded.remaining() < HEADER) {
            throw damaged("its header was cut off", null);
        }
        ByteBuffer header = encoded.duplicate();
        int cookie = header.getInt();
        int payload = header.getInt();
        int offset = header.getInt();
        int digits = header.getInt();
        long lowest = header.getLong();
        long highest = header.getLong();
        double ratio = header.getDouble();
        if (cookie != COOKIE
                || payload != header.remaining()
                || offset != 0
                || digits != DIGITS
                || lowest != 1
                || highest < 2
                || ratio != 1) {
            throw damaged("it was not recorded in nanoseconds from 1 with " + DIGITS + " digits", null);
        }
    }

    private static IllegalArgumentException damaged(String how, @Nullable Throwable cause) {
        return new IllegalArgumentException("the histogram is damaged: " + how, cause);
    }
}
