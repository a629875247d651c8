package dev.backsight.store.objectcontent;

import dev.backsight.store.identity.ContentId;
import dev.backsight.store.objectstorage.ObjectKey;
import dev.backsight.store.objectstorage.ObjectStorage;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * Says which upload is a content, and where its segments are.
 *
 * @param upload its number
 * @param segmentBytes of all segments but the last
 * @param fileBytes of the content file
 */
record Manifest(ContentId id, UUID upload, int segmentBytes, long fileBytes) {

    static final int BYTES = 76;
    static final short VERSION = 1;

    private static final byte[] MAGIC = {(byte) 0x89, 'B', 'S', 'M', '\r', '\n', 0x1A, '\n'};

    /** A content file has a header at least, and of the greatest content, 1 TiB, 64 MiB of table. */
    private static final long MAX_FILE_BYTES = (1L << 40) + (1L << 30);

    Manifest {
        if (segmentBytes < ObjectContentBackend.MIN_SEGMENT_BYTES || segmentBytes > ObjectStorage.MAX_OBJECT_BYTES) {
            throw new IllegalArgumentException("segments of " + segmentBytes + " bytes");
        }
        if (fileBytes < 1 || fileBytes > MAX_FILE_BYTES) {
            throw new IllegalArgumentException("a content file of " + fileBytes + " bytes");
        }
    }

    long segments() {
        return (fileBytes + segmentBytes - 1) / segmentBytes;
    }

    int segmentLength(long number) {
        return (int) Math.min(segmentBytes, fileBytes - number * segmentBytes);
    }

    /** @param number of the segment, from 0 on */
    ObjectKey segmentKey(long number) {
        return new ObjectKey(Keys.uploadPrefix(id, upload) + String.format(Locale.ROOT, "%08x", number));
    }

    byte[] encode() {
        byte[] id32 = id.toBytes();
        ByteBuffer bytes = ByteBuffer.allocate(BYTES)
                .put(MAGIC)
                .putShort(VERSION)
                .putShort((short) 0)
                .putInt(segmentBytes)
                .putLong(fileBytes)
                .putLong(upload.getMostSignificantBits())
                .putLong(upload.getLeastSignificantBits())
                .put(id32);
        return bytes.putInt(checksum(bytes.array())).array();
    }

    /** The version that bytes say they have, or 0 if they are no manifest. */
    static int version(byte[] bytes) {
        return Arrays.equals(MAGIC, 0, MAGIC.length, bytes, 0, MAGIC.length)
                ? ByteBuffer.wrap(bytes).getShort(MAGIC.length)
                : 0;
    }

    /** @throws IllegalArgumentException if these are not the {@value #BYTES} bytes of a manifest of this version */
    static Manifest decode(byte[] encoded) {
        if (version(encoded) != VERSION) {
            throw new IllegalArgumentException("it does not begin like a manifest");
        }
        ByteBuffer bytes = ByteBuffer.wrap(encoded);
        if (bytes.getInt(BYTES - Integer.BYTES) != checksum(encoded)) {
            throw new IllegalArgumentException("the checksum of the manifest does not match");
        }
        return new Manifest(
                ContentId.read(bytes.slice(40, ContentId.BYTES)),
                new UUID(bytes.getLong(24), bytes.getLong(32)),
                bytes.getInt(12),
                bytes.getLong(16));
    }

    private static int checksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, BYTES - Integer.BYTES);
        return (int) crc.getValue();
    }
}
