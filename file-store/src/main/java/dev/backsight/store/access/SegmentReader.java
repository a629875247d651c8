package dev.backsight.store.access;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads one segment from its first line to its end, or to the first line that is wrong. Memory: one line. */
final class SegmentReader {

    /** Bytes without a line feed that are looked at: an entry and, after loss of power, a good many zeros. */
    private static final int LONGEST = 16 * AuditLine.MAX_BYTES;

    private final AuditSegment segment;
    private final boolean isLast;
    private final Consumer<AuditEntry> entries;
    private AuditHead head;
    private long offset;

    /**
     * @param previous head after the segment before
     * @param isLast whether an unfinished line may be at its end
     */
    SegmentReader(AuditSegment segment, AuditHead previous, boolean isLast, Consumer<AuditEntry> entries) {
        this.segment = segment;
        this.head = previous;
        this.isLast = isLast;
        this.entries = entries;
    }

    AuditVerification read() throws IOException {
        if (segment.first() != head.sequence() + 1) {
            return damaged("the next file begins with entry " + segment.first() + "; entries between were removed");
        }
        try (InputStream file = new BufferedInputStream(Files.newInputStream(segment.path()), 1 << 16)) {
            byte[] header = AuditLine.header(head);
            byte[] found = file.readNBytes(header.length);
            if (!Arrays.equals(found, header)) {
                // The header is all known: a part of it, at the end of the log, is a segment that was being begun.
                boolean begun = isLast && Arrays.equals(found, Arrays.copyOf(header, found.length));
                long zeros = isLast ? onlyZeros(found, file) : 0;
                return begun || zeros > 0
                        ? unfinished(Math.max(found.length, zeros))
                        : damaged("the first line is not '"
                                + new String(header, StandardCharsets.UTF_8)
                                        .strip()
                                        .replace('\t', ' ') + "'");
            }
            offset = header.length;
            return readEntries(file);
        }
    }

    /** How many bytes the file has if all of them are zero, as loss of power may leave them; otherwise 0. */
    private static long onlyZeros(byte[] beginning, InputStream rest) throws IOException {
        if (!UnfinishedLine.isAllZero(beginning)) {
            return 0;
        }
        byte[] more = rest.readNBytes(LONGEST + 1 - beginning.length);
        long length = (long) beginning.length + more.length;
        return length <= LONGEST && UnfinishedLine.isAllZero(more) ? length : 0;
    }

    private AuditVerification readEntries(InputStream file) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = file.read(); b >= 0; b = file.read()) {
            if (b != '\n') {
                line.write(b);
                if (line.size() > LONGEST) {
                    return damaged("it is longer than any entry, and than what a crash leaves");
                }
                continue;
            }
            try {
                AuditEntry entry = AuditLine.decode(line.toByteArray(), head);
                head = AuditLine.headAfter(head, entry);
                entries.accept(entry);
            } catch (MalformedAuditException e) {
                return damaged(e.what());
            }
            offset += line.size() + 1;
            line.reset();
        }
        if (line.size() == 0) {
            return new AuditVerification(head, Optional.empty(), 0);
        }
        boolean provable = isLast && UnfinishedLine.isProvable(line.toByteArray(), head);
        return provable ? unfinished(line.size()) : damaged("it has no end, and is not the beginning of an entry");
    }

    private AuditVerification unfinished(long bytes) {
        return new AuditVerification(head, Optional.empty(), bytes);
    }

    private AuditVerification damaged(String what) {
        return new AuditVerification(
                head, Optional.of(new AuditVerification.Damage(segment.path(), offset, head.sequence() + 1, what)), 0);
    }

    /** Where the first byte that is not part of a good line is. */
    long goodBytes() {
        return offset;
    }
}
