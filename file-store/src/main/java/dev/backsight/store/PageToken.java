package dev.backsight.store;

import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.FileQuery;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * Where a page of a query ended, to be given back with the same query. May have been through anybody's hands: it can be
 * altered, but then leads nowhere else than to some place in the listing of that very query.
 *
 * <p>Base64 (RFC 4648, section 5, without padding) of: version u8, 1; the first 8 bytes of the SHA-256 of the query's
 * conditions; the last name in UTF-8.
 *
 * @param value at most {@value #MAX_LENGTH} characters
 */
public record PageToken(String value) {

    private static final byte VERSION = 1;
    private static final int FINGERPRINT_BYTES = 8;
    private static final int MAX_LENGTH = (1 + FINGERPRINT_BYTES + FileName.MAX_BYTES + 2) / 3 * 4;

    /** @throws InvalidPageTokenException if it is too long to be one; the rest is looked at with the query */
    public PageToken {
        if (value.length() > MAX_LENGTH) {
            throw new InvalidPageTokenException(
                    "it has " + value.length() + " characters, but none has more than " + MAX_LENGTH);
        }
    }

    /** The token of a page of that query that ended with a file. */
    public static PageToken after(FileQuery query, FileName last) {
        byte[] name = last.utf8();
        byte[] bytes = ByteBuffer.allocate(1 + FINGERPRINT_BYTES + name.length)
                .put(VERSION)
                .put(fingerprint(query))
                .put(name)
                .array();
        return new PageToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /**
     * The file the page ended with.
     *
     * @throws InvalidPageTokenException if it is no token, or not of that query
     */
    public FileName last(FileQuery query) {
        byte[] bytes = decode();
        if (bytes.length <= 1 + FINGERPRINT_BYTES || bytes[0] != VERSION) {
            throw new InvalidPageTokenException("it is too short, or of a version that this store does not know");
        }
        if (!Arrays.equals(fingerprint(query), Arrays.copyOfRange(bytes, 1, 1 + FINGERPRINT_BYTES))) {
            throw new InvalidPageTokenException("it belongs to another query; give it back with the one it came from");
        }
        byte[] utf8 = Arrays.copyOfRange(bytes, 1 + FINGERPRINT_BYTES, bytes.length);
        FileName last;
        try {
            last = new FileName(new String(utf8, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new InvalidPageTokenException("what it names is no file name: " + e.getMessage());
        }
        if (!Arrays.equals(last.utf8(), utf8) || !last.value().startsWith(query.prefix())) {
            throw new InvalidPageTokenException("what it names is no file of that query");
        }
        return last;
    }

    private byte[] decode() {
        try {
            return Base64.getUrlDecoder().decode(value);
        } catch (IllegalArgumentException e) {
            throw new InvalidPageTokenException("it is not Base64: " + e.getMessage());
        }
    }

    private static byte[] fingerprint(FileQuery query) {
        // Neither prefixes nor tags nor patterns contain NUL.
        String conditions = String.join(
                "\0",
                query.prefix(),
                String.join("\0", query.tags()),
                "",
                String.valueOf(query.mediaType()),
                query.created().toString(),
                query.modified().toString(),
                query.size().toString());
        byte[] hash = ContentId.newDigest().digest(conditions.getBytes(StandardCharsets.UTF_8));
        return Arrays.copyOf(hash, FINGERPRINT_BYTES);
    }

    @Override
    public String toString() {
        return value;
    }
}
