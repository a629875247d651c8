package dev.backsight.benchmarks.workload;

import java.nio.charset.StandardCharsets;

/**
 * One content after the other, no two of them alike, at the price of writing sixteen bytes in every 16 KiB. The store keeps
 * equal content once, and of large content equal parts, so that a benchmark that put the same bytes again and again would
 * measure no writing at all. All share one array: a content is valid until the next is asked for.
 */
public final class DistinctContents {

    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int STAMP = 16;

    /** Far below the least length of a part that the store would recognise. */
    private static final int SPACING = 16 << 10;

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

    /** The next content: the template with the first 16 bytes of every 16 KiB replaced by a number in hexadecimal digits. */
    public byte[] next() {
        long stamp = count++;
        for (int i = STAMP - 1; i >= 0; i--) {
            content[i] = DIGITS[(int) (stamp & 15)];
            stamp >>>= 4;
        }
        for (int at = SPACING; at <= content.length - STAMP; at += SPACING) {
            System.arraycopy(content, 0, content, at, STAMP);
        }
        return content;
    }
}
