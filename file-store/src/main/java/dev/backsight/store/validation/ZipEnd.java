package dev.backsight.store.validation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalLong;
import java.util.zip.ZipException;

/**
 * Where a ZIP's central directory is by its end records (PKWARE APPNOTE.TXT 6.3.10, 4.3.14 to 4.3.16). Readers differ in
 * which record they take and which of its numbers they believe, so only a ZIP all of whose numbers agree is read.
 *
 * @param entries as announced, unsigned
 * @param base where the ZIP begins, to which its offsets are relative: behind a program that extracts it, or zero
 * @param directory offset of its first byte in the content
 * @param directoryEnd offset of the byte after its last
 */
record ZipEnd(long entries, long base, long directory, long directoryEnd) {

    private static final int CENTRAL_SIGNATURE = 0x02014B50;
    private static final int LOCAL_SIGNATURE = 0x04034B50;
    private static final int END_SIGNATURE = 0x06054B50;
    private static final int END64_SIGNATURE = 0x06064B50;
    private static final int LOCATOR64_SIGNATURE = 0x07064B50;
    private static final int END_BYTES = 22;
    private static final int END64_BYTES = 56;
    private static final int LOCATOR64_BYTES = 20;
    private static final int MAX_COMMENT = 0xFFFF;
    private static final int UNSIGNED_SHORT_MAX = 0xFFFF;
    private static final long UNSIGNED_INT_MAX = 0xFFFF_FFFFL;

    /**
     * @param length bytes of the content up to the end of the ZIP
     * @throws ZipException unless the record nearest the end ends there, and its directory ends where it begins
     */
    static ZipEnd read(ChannelBytes content, long length) throws IOException {
        long at = find(content, length)
                .orElseThrow(() -> new ZipException("there is no end of central directory record"));
        ByteBuffer end = content.read(at, END_BYTES);
        if (at + END_BYTES + u16(end, 20) != length) {
            throw new ZipException("the last end of central directory record, at offset " + at
                    + ", has a comment that does not end where the file does");
        }
        long entries = u16(end, 10);
        long size = u32(end, 12);
        long offset = u32(end, 16);
        long directoryEnd = at;
        if (u16(end, 8) != entries) {
            throw new ZipException("the end of central directory record tells two numbers of entries");
        }
        if (hasLocator(content, at)) {
            directoryEnd = at - LOCATOR64_BYTES - END64_BYTES;
            ByteBuffer end64 = content.read(directoryEnd, END64_BYTES);
            if (end64.getInt(0) != END64_SIGNATURE || end64.getLong(4) != END64_BYTES - 12) {
                throw new ZipException("no ZIP64 end of central directory record is right before its locator");
            }
            if (end64.getLong(24) != end64.getLong(32)) {
                throw new ZipException("the ZIP64 end of central directory record tells two numbers of entries");
            }
            entries = agreed(end64.getLong(32), entries, UNSIGNED_SHORT_MAX);
            size = agreed(end64.getLong(40), size, UNSIGNED_INT_MAX);
            offset = agreed(end64.getLong(48), offset, UNSIGNED_INT_MAX);
        }
        if (offset < 0 || size < 0 || offset > directoryEnd || size > directoryEnd - offset) {
            throw new ZipException("the central directory, " + Long.toUnsignedString(size) + " bytes at offset "
                    + Long.toUnsignedString(offset) + ", does not end before its end record at " + directoryEnd);
        }
        long base = directoryEnd - size - offset;
        if (hasLocator(content, at)) {
            long announced = content.read(at - LOCATOR64_BYTES, LOCATOR64_BYTES).getLong(8);
            if (announced != directoryEnd - base) {
                throw new ZipException("the ZIP64 end of central directory record is not where its locator says");
            }
        }
        if (base > 0 && (startsAt(content, 0, LOCAL_SIGNATURE) || startsAt(content, offset, CENTRAL_SIGNATURE))) {
            throw new ZipException("the central directory, " + size + " bytes at offset " + offset
                    + ", does not end at its end record at " + directoryEnd);
        }
        return new ZipEnd(entries, base, directoryEnd - size, directoryEnd);
    }

    /**
     * Where the ZIP ends that most readers find in a content which does not begin like one; empty if no end record is
     * there, or none with a directory before it.
     */
    static OptionalLong endOfHidden(ChannelBytes content) throws IOException {
        OptionalLong found = find(content, content.size());
        if (found.isEmpty()) {
            return found;
        }
        long at = found.getAsLong();
        ByteBuffer end = content.read(at, END_BYTES);
        long size = u32(end, 12);
        boolean hasDirectory = size > 0 && startsAt(content, at - size, CENTRAL_SIGNATURE);
        return hasDirectory || hasLocator(content, at)
                ? OptionalLong.of(Math.min(content.size(), at + END_BYTES + u16(end, 20)))
                : OptionalLong.empty();
    }

    private static OptionalLong find(ChannelBytes content, long length) throws IOException {
        int tail = (int) Math.min(length, END_BYTES + MAX_COMMENT);
        ByteBuffer bytes = content.read(length - tail, tail);
        for (int i = tail - END_BYTES; i >= 0; i--) {
            if (bytes.getInt(i) == END_SIGNATURE) {
                return OptionalLong.of(length - tail + i);
            }
        }
        return OptionalLong.empty();
    }

    private static boolean hasLocator(ChannelBytes content, long end) throws IOException {
        return startsAt(content, end - LOCATOR64_BYTES, LOCATOR64_SIGNATURE);
    }

    private static boolean startsAt(ChannelBytes content, long offset, int signature) throws IOException {
        return offset >= 0
                && offset <= content.size() - 4
                && content.read(offset, 4).order(ByteOrder.LITTLE_ENDIAN).getInt(0) == signature;
    }

    private static long agreed(long wide, long narrow, long absent) throws ZipException {
        if (narrow != absent && narrow != wide) {
            throw new ZipException("the end records of ZIP and ZIP64 contradict each other: " + narrow + " and "
                    + Long.toUnsignedString(wide));
        }
        return wide;
    }

    private static int u16(ByteBuffer bytes, int offset) {
        return Short.toUnsignedInt(bytes.getShort(offset));
    }

    private static long u32(ByteBuffer bytes, int offset) {
        return Integer.toUnsignedLong(bytes.getInt(offset));
    }
}
