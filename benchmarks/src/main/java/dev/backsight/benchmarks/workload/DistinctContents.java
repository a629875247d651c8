package dev.backsight.benchmarks.workload;

import java.nio.charset.StandardCharsets;

/**
 * One content after the other, no two of them equal, at the price of writing sixteen bytes. The store keeps equal content
 * once, so that a benchmark that put the same bytes again and again would measure no writing at all. All share one array:
 * a content is valid until the next is asked for.
 */
public final class DistinctContents {

    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int STAMP = 16;

    private final byte[] content;
    private long count;

    /** @param template at least 16 bytes; copied */
    public DistinctContents(byte[] template) {
        if (template.length < STAMP) {
            throw new IllegalArgumentException(
                    "a content needs room for a stamp of " + STAMP + " bytes, but has " + template.length);
        }
        content = template.clone();
    }

    /** The next content: the template with its first 16 bytes replaced by a number in hexadecimal digits. */
    public byte[] next() {
        long stamp = count++;
        for (int i = STAMP - 1; i >= 0; i--) {
            content[i] = DIGITS[(int) (stamp & 15)];
            stamp >>>= 4;
        }
        return content;
    }
}
