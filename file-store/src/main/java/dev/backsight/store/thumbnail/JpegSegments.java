package dev.backsight.store.thumbnail;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Walks over the marker segments of a JPEG (ITU-T T.81 B.1.1) up to its first scan, and counts its scans. */
final class JpegSegments {

    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;

    private final byte[] jpeg;
    private int marker;
    private int data;
    private int end = 2;

    JpegSegments(byte[] jpeg) {
        this.jpeg = jpeg;
    }

    /** Steps to the next segment; false at the first scan, and where the file is not well-formed. */
    boolean next() {
        int at = end;
        while (at + 1 < jpeg.length && at(at) == 0xFF && (at(at + 1) == 0xFF || isAlone(at(at + 1)))) {
            at += at(at + 1) == 0xFF ? 1 : 2; // fill bytes, B.1.1.2, or a marker without a segment
        }
        if (marker == START_OF_SCAN || at + 4 > jpeg.length || at(at) != 0xFF) {
            return false;
        }
        int length = (at(at + 2) << 8) | at(at + 3);
        if (length < 2 || length > jpeg.length - at - 2) {
            return false;
        }
        marker = at(at + 1);
        data = at + 4;
        end = at + 2 + length;
        return marker != START_OF_SCAN;
    }

    int marker() {
        return marker;
    }

    /** Where the segment's data begins. */
    int data() {
        return data;
    }

    /** Where the segment ends. */
    int end() {
        return end;
    }

    boolean startsWith(String identifier) {
        byte[] expected = identifier.getBytes(StandardCharsets.ISO_8859_1);
        return end - data >= expected.length
                && Arrays.equals(jpeg, data, data + expected.length, expected, 0, expected.length);
    }

    /** Scans of the image up to its end, or -1 if it has no end: entropy-coded data never looks like a marker. */
    static int countScans(byte[] jpeg) {
        JpegSegments segments = new JpegSegments(jpeg);
        while (segments.next()) {
            // Up to the first scan.
        }
        int scans = segments.marker == START_OF_SCAN ? 1 : 0;
        int at = segments.end;
        while (at + 1 < jpeg.length) {
            int following = jpeg[at + 1] & 0xFF;
            if (jpeg[at] != (byte) 0xFF) {
                at++;
            } else if (following == END_OF_IMAGE) {
                return scans;
            } else if (following == 0xFF) {
                at++;
            } else if (following == 0 || isAlone(following)) {
                at += 2; // a stuffed byte, or a marker without a segment
            } else {
                if (following == START_OF_SCAN) {
                    scans++;
                }
                // Segments between scans have lengths, and data that may look like anything.
                int length = at + 3 < jpeg.length ? ((jpeg[at + 2] & 0xFF) << 8) | (jpeg[at + 3] & 0xFF) : 0;
                at += 2 + length;
            }
        }
        return -1;
    }

    /** TEM and the restarts have no length, B.1.1.3. */
    private static boolean isAlone(int marker) {
        return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7);
    }

    private int at(int index) {
        return jpeg[index] & 0xFF;
    }
}
