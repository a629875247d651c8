package dev.backsight.store.access;

import dev.backsight.store.identity.ContentId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;

/** Entries as lines of bytes, as laid out in the package's documentation. */
final class AuditLine {

    /** Upper bound of a line in bytes with its line feed: what entries can hold takes less. */
    static final int MAX_BYTES = 32 * 1024;

    /** Upper bound of the first line of a segment. */
    static final int MAX_HEADER_BYTES = 128;

    static final int FIELDS = 8;
    static final int HASH_DIGITS = 64;
    static final String ALLOWED = "ALLOWED";
    static final String DENIED = "DENIED";

    private static final String HEADER = "backsight audit log, format 1";
    private static final char SEPARATOR = '\t';

    private AuditLine() {}

    /** The first line of the segment that follows {@code previous}, with its line feed. */
    static byte[] header(AuditHead previous) {
        return (HEADER + SEPARATOR + (previous.sequence() + 1) + SEPARATOR + previous.hash() + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** What the first line of the segment with entry {@code first} says of the entry before. */
    static AuditHead decodeHeader(byte[] beginning, long first) throws MalformedAuditException {
        String text = new String(beginning, StandardCharsets.UTF_8);
        String expected = HEADER + SEPARATOR + first + SEPARATOR;
        int end = expected.length() + HASH_DIGITS;
        if (!text.startsWith(expected) || text.length() <= end || text.charAt(end) != '\n') {
            throw new MalformedAuditException("its first line is not that of the segment of entry " + first);
        }
        try {
            return new AuditHead(first - 1, text.substring(expected.length(), end));
        } catch (IllegalArgumentException e) {
            throw new MalformedAuditException("its first line has no hash of the entry before");
        }
    }

    /**
     * An entry as it is written.
     *
     * @param line with its line feed
     * @param head of the log that ends with it
     */
    record Encoded(String line, AuditHead head) {

        byte[] bytes() {
            return line.getBytes(StandardCharsets.UTF_8);
        }
    }

    /** The head after {@code entry}, which follows {@code previous}. */
    static AuditHead headAfter(AuditHead previous, AuditEntry entry) {
        return encode(entry, previous).head();
    }

    /** An entry that follows {@code previous}. */
    static Encoded encode(AuditEntry entry, AuditHead previous) {
        String canonical = canonical(entry);
        AuditHead head = new AuditHead(entry.sequence(), hash(previous, canonical));
        return new Encoded(canonical + SEPARATOR + head.hash() + "\n", head);
    }

    private static String canonical(AuditEntry entry) {
        return String.join(
                Character.toString(SEPARATOR),
                Long.toString(entry.sequence()),
                entry.time().toString(),
                entry.principal().name(),
                entry.action().name(),
                entry.name(),
                entry.allowed() ? ALLOWED : DENIED,
                entry.reason());
    }

    private static String hash(AuditHead previous, String canonical) {
        MessageDigest digest = ContentId.newDigest();
        digest.update(HexFormat.of().parseHex(previous.hash()));
        return HexFormat.of().formatHex(digest.digest(canonical.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * The entry of a line that follows {@code previous}.
     *
     * @param line without its line feed
     * @throws MalformedAuditException if the line is not exactly what would have been written
     */
    static AuditEntry decode(byte[] line, AuditHead previous) throws MalformedAuditException {
        String[] fields = new String(line, StandardCharsets.UTF_8).split("\t", -1);
        if (fields.length != FIELDS) {
            throw new MalformedAuditException("it has " + fields.length + " fields instead of " + FIELDS);
        }
        long sequence = previous.sequence() + 1;
        if (!fields[0].equals(Long.toString(sequence))) {
            throw new MalformedAuditException(
                    "it says to be entry '" + abbreviate(fields[0]) + "' and is in the place of " + sequence);
        }
        AuditEntry entry;
        try {
            entry = new AuditEntry(
                    sequence,
                    Instant.parse(fields[1]),
                    new Principal(fields[2]),
                    Action.valueOf(fields[3]),
                    fields[4],
                    fields[5].equals(ALLOWED),
                    fields[6]);
        } catch (RuntimeException e) {
            throw new MalformedAuditException("a field is no longer valid: " + e.getMessage());
        }
        // Compared as bytes: whatever decodes to the same entry but was written otherwise was not written by us.
        if (!MessageDigest.isEqual(line, withoutLineFeed(encode(entry, previous).bytes()))) {
            throw new MalformedAuditException("its hash does not follow from its content and the entry before");
        }
        return entry;
    }

    private static byte[] withoutLineFeed(byte[] line) {
        return Arrays.copyOf(line, line.length - 1);
    }

    private static String abbreviate(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
