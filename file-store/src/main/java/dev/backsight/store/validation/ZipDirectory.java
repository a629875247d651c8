package dev.backsight.store.validation;

import dev.backsight.store.validation.Refusal.DecompressionBomb;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipException;

/**
 * A ZIP's central directory (PKWARE APPNOTE.TXT 6.3.10, 4.3.12 to 4.3.16, 4.5.3), read strictly: exactly as many entries
 * as announced, at most as many as allowed, each with a local header, none sharing bytes with another or with the
 * directory.
 */
final class ZipDirectory {

    private static final int LOCAL_SIGNATURE = 0x04034B50;
    private static final int CENTRAL_SIGNATURE = 0x02014B50;
    private static final int END_SIGNATURE = 0x06054B50;
    private static final int END64_SIGNATURE = 0x06064B50;
    private static final int LOCATOR64_SIGNATURE = 0x07064B50;
    private static final int END_BYTES = 22;
    private static final int LOCATOR64_BYTES = 20;
    private static final int CENTRAL_BYTES = 46;
    private static final int LOCAL_BYTES = 30;
    private static final int MAX_COMMENT = 0xFFFF;
    private static final int SHOWN_NAME_BYTES = 60;
    private static final long UNSIGNED_INT_MAX = 0xFFFF_FFFFL;

    private ZipDirectory() {}

    /** Where an entry's data lies, from its first byte up to the one after its last, and what the directory says of it. */
    record Entry(String name, int method, boolean encrypted, long from, long to, long announcedSize) {}

    /**
     * @param maxEntries how many more entries are allowed
     * @param where the container, for refusals
     * @throws RefusedException if there are too many entries, or some overlap
     * @throws IOException if it is no well-formed ZIP
     */
    static List<Entry> read(ChannelBytes zip, int maxEntries, String where) throws IOException {
        End end = findEnd(zip);
        if (end.entries > maxEntries || end.entries < 0) {
            throw new RefusedException(new DecompressionBomb(
                    BombSign.ENTRIES,
                    where,
                    BombScan.named(where) + " has " + Long.toUnsignedString(end.entries) + " entries; at most "
                            + maxEntries + " more are allowed"));
        }
        List<Entry> entries = new ArrayList<>();
        try (InputStream directory = new BufferedInputStream(zip.stream(end.directory, end.directoryEnd), 1 << 15)) {
            for (long i = 0; i < end.entries; i++) {
                entries.add(readEntry(directory, i));
            }
        }
        entries.sort(Comparator.comparingLong(Entry::from));
        List<Entry> located = new ArrayList<>(entries.size());
        long free = 0;
        String previous = "";
        for (Entry entry : entries) {
            Entry found = locate(zip, entry);
            if (entry.from < free || found.to > end.directory) {
                String other = entry.from < free ? QuotedText.of(previous) : "the directory";
                throw new RefusedException(new DecompressionBomb(
                        BombSign.OVERLAP,
                        where,
                        BombScan.named(where) + " has an entry " + QuotedText.of(entry.name) + " at offset "
                                + entry.from + " that shares bytes with " + other + "; entries must not overlap"));
            }
            free = found.to;
            previous = found.name;
            located.add(found);
        }
        return located;
    }

    private record End(long entries, long directory, long directoryEnd) {}

    private static End findEnd(ChannelBytes zip) throws IOException {
        int tail = (int) Math.min(zip.size(), END_BYTES + MAX_COMMENT);
        long tailOffset = zip.size() - tail;
        ByteBuffer bytes = zip.read(tailOffset, tail);
        for (int i = tail - END_BYTES; i >= 0; i--) {
            if (bytes.getInt(i) == END_SIGNATURE && i + END_BYTES + u16(bytes, i + 20) == tail) {
                return readEnd(zip, bytes, i, tailOffset + i);
            }
        }
        throw new ZipException("there is no end of central directory record");
    }

    private static End readEnd(ChannelBytes zip, ByteBuffer bytes, int i, long endOffset) throws IOException {
        long entries = u16(bytes, i + 10);
        long size = u32(bytes, i + 12);
        long offset = u32(bytes, i + 16);
        long limit = endOffset;
        if (entries == 0xFFFF || size == UNSIGNED_INT_MAX || offset == UNSIGNED_INT_MAX) {
            long locatorOffset = endOffset - LOCATOR64_BYTES;
            if (locatorOffset >= 0) {
                ByteBuffer locator = zip.read(locatorOffset, LOCATOR64_BYTES);
                if (locator.getInt(0) == LOCATOR64_SIGNATURE) {
                    limit = locator.getLong(8);
                    ByteBuffer end64 = zip.read(limit, 56);
                    if (end64.getInt(0) != END64_SIGNATURE) {
                        throw new ZipException("the ZIP64 end of central directory is not where its locator says");
                    }
                    entries = end64.getLong(32);
                    size = end64.getLong(40);
                    offset = end64.getLong(48);
                }
            }
        }
        if (offset < 0 || size < 0 || offset > limit || size > limit - offset) {
            throw new ZipException("the central directory, " + Long.toUnsignedString(size) + " bytes at offset "
                    + Long.toUnsignedString(offset) + ", does not end before its end record at " + limit);
        }
        return new End(entries, offset, offset + size);
    }

    private static Entry readEntry(InputStream directory, long index) throws IOException {
        ByteBuffer header = readExactly(directory, CENTRAL_BYTES);
        if (header.getInt(0) != CENTRAL_SIGNATURE) {
            throw new ZipException("entry " + index + " of the central directory has no signature");
        }
        byte[] name = readExactly(directory, u16(header, 28)).array();
        ByteBuffer extra = readExactly(directory, u16(header, 30));
        directory.skipNBytes(u16(header, 32));
        long[] sizes = {u32(header, 24), u32(header, 20), u32(header, 42)};
        readSizes64(extra, sizes);
        for (long size : sizes) {
            if (size < 0) {
                throw new ZipException("entry " + index + " has a size or offset above 2^63");
            }
        }
        String shown = new String(name, 0, Math.min(SHOWN_NAME_BYTES, name.length), StandardCharsets.UTF_8);
        boolean encrypted = (u16(header, 8) & 1) != 0;
        // Until it is located: where the local header begins, and how many bytes of data follow it.
        return new Entry(shown, u16(header, 10), encrypted, sizes[2], sizes[1], sizes[0]);
    }

    /** Extra field 1 (4.5.3) holds, in this order, the numbers that did not fit into 32 bits, and no others. */
    private static void readSizes64(ByteBuffer extra, long[] sizes) throws ZipException {
        int i = 0;
        while (i + 4 <= extra.limit()) {
            int length = u16(extra, i + 2);
            int field = i + 4;
            if (u16(extra, i) == 1) {
                for (int k = 0; k < sizes.length; k++) {
                    if (sizes[k] == UNSIGNED_INT_MAX) {
                        if (field + 8 > Math.min(extra.limit(), i + 4 + length)) {
                            throw new ZipException("a ZIP64 extra field lacks a number");
                        }
                        sizes[k] = extra.getLong(field);
                        field += 8;
                    }
                }
                return;
            }
            i += 4 + length;
        }
    }

    private static Entry locate(ChannelBytes zip, Entry entry) throws IOException {
        ByteBuffer header = zip.read(entry.from, LOCAL_BYTES);
        if (header.getInt(0) != LOCAL_SIGNATURE) {
            throw new ZipException(
                    "entry " + QuotedText.of(entry.name) + " has no local header at offset " + entry.from);
        }
        long data = entry.from + LOCAL_BYTES + u16(header, 26) + u16(header, 28);
        if (entry.to > zip.size() - data) {
            throw new ZipException("entry " + QuotedText.of(entry.name) + " at offset " + entry.from + " has "
                    + entry.to + " bytes of data, beyond the end of the file");
        }
        return new Entry(entry.name, entry.method, entry.encrypted, data, data + entry.to, entry.announcedSize);
    }

    private static ByteBuffer readExactly(InputStream directory, int length) throws IOException {
        byte[] bytes = directory.readNBytes(length);
        if (bytes.length < length) {
            throw new ZipException("the central directory ends within an entry");
        }
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int u16(ByteBuffer bytes, int offset) {
        return Short.toUnsignedInt(bytes.getShort(offset));
    }

    private static long u32(ByteBuffer bytes, int offset) {
        return Integer.toUnsignedLong(bytes.getInt(offset));
    }
}
