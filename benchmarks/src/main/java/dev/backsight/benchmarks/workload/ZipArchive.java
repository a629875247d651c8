package dev.backsight.benchmarks.workload;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** A ZIP (PKWARE's APPNOTE.TXT) of deflated entries, all of the same date: the same bytes for the same entries, everywhere. */
final class ZipArchive {

    private static final int LOCAL_HEADER = 0x04034b50;
    private static final int CENTRAL_HEADER = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int VERSION = 20;
    private static final int DEFLATED = 8;

    /** The first day of the format, 1980-01-01. */
    private static final int DATE = 1 << 5 | 1;

    private final ByteArrayOutputStream archive = new ByteArrayOutputStream();
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
    private int entries;

    /** @param name in ASCII */
    void add(String name, byte[] content) {
        byte[] packed = Deflate.compress(content);
        byte[] ascii = name.getBytes(StandardCharsets.US_ASCII);
        CRC32 checksum = new CRC32();
        checksum.update(content);
        ByteArrayOutputStream common = new ByteArrayOutputStream();
        put16(common, VERSION, 0, DEFLATED, 0, DATE);
        put32(common, (int) checksum.getValue(), packed.length, content.length);
        put16(common, ascii.length, 0);
        put32(directory, CENTRAL_HEADER);
        put16(directory, VERSION);
        directory.writeBytes(common.toByteArray());
        // No comment, first disk, no attributes; then where the entry begins.
        put16(directory, 0, 0, 0, 0, 0);
        put32(directory, archive.size());
        directory.writeBytes(ascii);
        put32(archive, LOCAL_HEADER);
        archive.writeBytes(common.toByteArray());
        archive.writeBytes(ascii);
        archive.writeBytes(packed);
        entries++;
    }

    byte[] finish() {
        int start = archive.size();
        archive.writeBytes(directory.toByteArray());
        put32(archive, END);
        put16(archive, 0, 0, entries, entries);
        put32(archive, directory.size(), start);
        put16(archive, 0);
        return archive.toByteArray();
    }

    /** Lowest byte first, as everything in a ZIP. */
    private static void put16(ByteArrayOutputStream target, int... values) {
        for (int value : values) {
            target.write(value);
            target.write(value >> 8);
        }
    }

    private static void put32(ByteArrayOutputStream target, int... values) {
        for (int value : values) {
            put16(target, value, value >> 16);
        }
    }
}
