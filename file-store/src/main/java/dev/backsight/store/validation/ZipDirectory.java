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
 * A ZIP's central directory (PKWARE APPNOTE.TXT 6.3.10, 4.3.7, 4.3.12, 4.5.3), read strictly, so that no reader finds
 * other entries than this one: exactly as many as announced, at most as many as allowed, each with a local header that
 * agrees, none sharing bytes with another or with the directory, and no local header between them that is not listed.
 */
final class ZipDirectory {

    private static final int LOCAL_SIGNATURE = 0x04034B50;
    private static final int CENTRAL_SIGNATURE = 0x02014B50;
    private static final int CENTRAL_BYTES = 46;
    private static final int LOCAL_BYTES = 30;
    private static final int SHOWN_NAME_BYTES = 60;
    private static final long UNSIGNED_INT_MAX = 0xFFFF_FFFFL;

    private ZipDirectory() {}

    /** Where an entry's data lies, from its first byte up to the one after its last, and what the directory says of it. */
    record Entry(String name, int method, boolean encrypted, long from, long to, long announcedSize) {}

    private record Located(Entry entry, ByteBuffer header) {}

    /**
     * @param length bytes of the content up to the end of the ZIP
     * @param maxEntries how many more entries are allowed
     * @param where the container, for refusals
     * @throws RefusedException if there are too many entries, or some overlap
     * @throws IOException if it is no well-formed ZIP
     */
    static List<Entry> read(ChannelBytes zip, long length, int maxEntries, String where) throws IOException {
        ZipEnd end = ZipEnd.read(zip, length);
        if (end.entries() > maxEntries || end.entries() < 0) {
            throw new RefusedException(new DecompressionBomb(
                    BombSign.ENTRIES,
                    where,
                    BombScan.named(where) + " has " + Long.toUnsignedString(end.entries()) + " entries; at most "
                            + maxEntries + " more are allowed"));
        }
        List<Entry> entries = new ArrayList<>();
        try (InputStream directory =
                new BufferedInputStream(zip.stream(end.directory(), end.directoryEnd()), 1 << 15)) {
            for (long i = 0; i < end.entries(); i++) {
                entries.add(readEntry(directory, i, end.base()));
            }
            if (directory.read() >= 0) {
                throw new ZipException("the central directory holds more than the " + end.entries()
                        + " entries its end record announces");
            }
        }
        entries.sort(Comparator.comparingLong(Entry::from));
        List<Entry> located = new ArrayList<>(entries.size());
        long free = 0;
        String previous = "";
        for (Entry entry : entries) {
            Located at = locate(zip, entry);
            Entry found = at.entry;
            if (entry.from < free || found.to > end.directory()) {
                String other = entry.from < free ? QuotedText.of(previous) : "the directory";
                throw new RefusedException(new DecompressionBomb(
                        BombSign.OVERLAP,
                        where,
                        BombScan.named(where) + " has an entry " + QuotedText.of(entry.name) + " at offset "
                                + entry.from + " that shares bytes with " + other + "; entries must not overlap"));
            }
            requireAgreement(at.header, entry);
            // Only a reader of the beginning minds what is before the first entry: a self-extractor's program may be.
            requireNothingUnlisted(zip, free, free == 0 ? Math.min(4, entry.from) : entry.from);
            free = found.to;
            previous = found.name;
            located.add(found);
        }
        requireNothingUnlisted(zip, free, free == 0 ? Math.min(4, end.directory()) : end.directory());
        return located;
    }

    private static Entry readEntry(InputStream directory, long index, long base) throws IOException {
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
        if (sizes[2] > Long.MAX_VALUE - base) {
            throw new ZipException("entry " + index + " has an offset beyond the end of the file");
        }
        String shown = new String(name, 0, Math.min(SHOWN_NAME_BYTES, name.length), StandardCharsets.UTF_8);
        boolean encrypted = (u16(header, 8) & 1) != 0;
        // Until it is located: where the local header begins, and how many bytes of data follow it.
        return new Entry(shown, u16(header, 10), encrypted, base + sizes[2], sizes[1], sizes[0]);
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

    private static Located locate(ChannelBytes zip, Entry entry) throws IOException {
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
        return new Located(
                new Entry(entry.name, entry.method, entry.encrypted, data, data + entry.to, entry.announcedSize),
                header);
    }

    /** Readers of streams never see the directory. Sizes of zero may follow the data (bit 3), those of -1 are in ZIP64. */
    private static void requireAgreement(ByteBuffer local, Entry entry) throws ZipException {
        int flags = u16(local, 6);
        long size = u32(local, 18);
        boolean told = (flags & 8) == 0 && size != UNSIGNED_INT_MAX;
        if (u16(local, 8) != entry.method || ((flags & 1) != 0) != entry.encrypted || (told && size != entry.to)) {
            throw new ZipException("the local header of entry " + QuotedText.of(entry.name) + " at offset " + entry.from
                    + " contradicts the directory in method, encryption or size");
        }
    }

    private static void requireNothingUnlisted(ChannelBytes zip, long from, long to) throws IOException {
        try (InputStream gap = new BufferedInputStream(zip.stream(from, to), 1 << 15)) {
            int last = 0;
            for (int next = gap.read(); next >= 0; next = gap.read()) {
                last = last >>> 8 | next << 24;
                if (last == LOCAL_SIGNATURE) {
                    throw new ZipException("between offsets " + from + " and " + to
                            + " is a local header that the directory does not list");
                }
            }
        }
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
