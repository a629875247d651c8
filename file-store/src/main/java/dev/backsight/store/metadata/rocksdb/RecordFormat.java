package dev.backsight.store.metadata.rocksdb;

import dev.backsight.store.compression.Codec;
import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.ContentRecord;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.metadata.MediaType;
import dev.backsight.store.metadata.MetadataException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Records as bytes, as laid out in the package's documentation. */
final class RecordFormat {

    static final byte NAME = 'n';
    static final byte CONTENT = 'c';

    private static final byte VERSION = 1;

    /** Of contents that have bases; those without are written as ever, so that older versions read them. */
    private static final byte VERSION_WITH_BASES = 2;

    /** What the user is to do, who might otherwise take the record for damaged. */
    private static final String NEWER = "; written by a newer version of the store, read it with that one";

    private static final int FIXED_STAT_BYTES = 1 + ContentId.BYTES + 8 + 8 + 1 + 8 + 8 + 2;
    private static final int CONTENT_RECORD_BYTES = 1 + 8 + 8 + 8 + 1;

    private RecordFormat() {}

    static byte[] nameKey(byte[] utf8) {
        return ByteBuffer.allocate(1 + utf8.length).put(NAME).put(utf8).array();
    }

    static byte[] contentKey(ContentId id) {
        return ByteBuffer.allocate(1 + ContentId.BYTES)
                .put(CONTENT)
                .put(id.toBytes())
                .array();
    }

    static byte[] encode(FileStat stat) {
        byte[] mediaType = stat.mediaType().value().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(FIXED_STAT_BYTES + mediaType.length)
                .put(VERSION)
                .put(stat.contentId().toBytes())
                .putLong(stat.size())
                .putLong(stat.storedSize())
                .put((byte) stat.codec().id())
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, stat.created()))
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, stat.modified()))
                .putShort((short) mediaType.length)
                .put(mediaType)
                .array();
    }

    static FileStat decodeStat(byte[] key, byte[] value) throws MetadataException {
        FileName name;
        try {
            name = new FileName(new String(key, 1, key.length - 1, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new MetadataException("the metadata holds a key that is no file name: " + e.getMessage(), e);
        }
        String what = "file '" + name + "'";
        return decode(
                what,
                VERSION,
                value,
                (version, bytes) -> new FileStat(
                        name,
                        contentId(bytes),
                        bytes.getLong(),
                        bytes.getLong(),
                        codec(bytes.get(), what),
                        Instant.EPOCH.plus(bytes.getLong(), ChronoUnit.MICROS),
                        Instant.EPOCH.plus(bytes.getLong(), ChronoUnit.MICROS),
                        mediaType(bytes)));
    }

    static byte[] encode(ContentRecord content) {
        List<ContentId> bases = content.bases();
        int length = CONTENT_RECORD_BYTES + (bases.isEmpty() ? 0 : 2 + bases.size() * ContentId.BYTES);
        ByteBuffer bytes = ByteBuffer.allocate(length)
                .put(bases.isEmpty() ? VERSION : VERSION_WITH_BASES)
                .putLong(content.references())
                .putLong(content.size())
                .putLong(content.storedSize())
                .put((byte) content.codec().id());
        if (!bases.isEmpty()) {
            bytes.putShort((short) bases.size());
            bases.forEach(base -> bytes.put(base.toBytes()));
        }
        return bytes.array();
    }

    static ContentRecord decodeContent(ContentId id, byte[] value) throws MetadataException {
        String what = "content " + id;
        return decode(
                what,
                VERSION_WITH_BASES,
                value,
                (version, bytes) -> new ContentRecord(
                        bytes.getLong(),
                        bytes.getLong(),
                        bytes.getLong(),
                        codec(bytes.get(), what),
                        version == VERSION_WITH_BASES ? bases(bytes) : List.of()));
    }

    private static List<ContentId> bases(ByteBuffer bytes) {
        int count = Short.toUnsignedInt(bytes.getShort());
        if (count > bytes.remaining() / ContentId.BYTES) {
            throw new BufferUnderflowException();
        }
        List<ContentId> bases = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            bases.add(contentId(bytes));
        }
        return bases;
    }

    private static ContentId contentId(ByteBuffer bytes) {
        byte[] id = new byte[ContentId.BYTES];
        bytes.get(id);
        return ContentId.fromBytes(id);
    }

    /** @param newest the latest version of such records that this store reads; all before are read, too */
    private static <T> T decode(String what, byte newest, byte[] value, Fields<T> fields) throws MetadataException {
        ByteBuffer bytes = ByteBuffer.wrap(value);
        try {
            byte version = bytes.get();
            if (version < VERSION || version > newest) {
                throw new MetadataException("the metadata record of " + what + " has version " + version
                        + "; this store reads versions up to " + newest + NEWER);
            }
            T decoded = fields.read(version, bytes);
            if (bytes.hasRemaining()) {
                throw new MetadataException(
                        "the metadata record of " + what + " is " + bytes.remaining() + " bytes too long");
            }
            return decoded;
        } catch (BufferUnderflowException e) {
            throw new MetadataException("the metadata record of " + what + " ends after " + value.length + " bytes", e);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new MetadataException("the metadata record of " + what + " is damaged: " + e.getMessage(), e);
        }
    }

    private static Codec codec(byte id, String what) throws MetadataException {
        return Codec.ofId(id)
                .orElseThrow(() -> new MetadataException("the metadata record of " + what + " names codec "
                        + Byte.toUnsignedInt(id) + ", which this store does not know" + NEWER));
    }

    private static MediaType mediaType(ByteBuffer bytes) {
        int length = Short.toUnsignedInt(bytes.getShort());
        if (length > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] utf8 = new byte[length];
        bytes.get(utf8);
        return new MediaType(new String(utf8, StandardCharsets.UTF_8));
    }

    @FunctionalInterface
    private interface Fields<T> {

        T read(byte version, ByteBuffer bytes) throws MetadataException;
    }
}
