package dev.backsight.store.metadata.rocksdb;

import dev.backsight.store.compression.Codec;
import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileId;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.ContentRecord;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.metadata.MetadataException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Records as bytes, as laid out in the package's documentation. */
final class RecordFormat {

    static final byte NAME = 'n';

    private static final byte OLDER_VERSION = 'v';
    private static final byte CONTENT = 'c';
    private static final byte INDEX_MARK = 'i';
    private static final byte DIRECTORY = 'd';

    private static final byte VERSION_1 = 1;

    /** Of files: with id, versions and labels. Of contents: with bases; those without are still written as version 1. */
    private static final byte VERSION_2 = 2;

    /** What the user is to do, who might otherwise take the record for damaged. */
    private static final String NEWER = "; written by a newer version of the store, read it with that one";

    private static final int CONTENT_RECORD_BYTES = 1 + 8 + 8 + 8 + 1;

    private RecordFormat() {}

    static byte[] nameKey(FileName name) {
        return nameKey(name.utf8());
    }

    /** @param utf8 a name, or the beginning of one */
    static byte[] nameKey(byte[] utf8) {
        return ByteBuffer.allocate(1 + utf8.length).put(NAME).put(utf8).array();
    }

    static byte[] versionKey(FileId id, long version) {
        return ByteBuffer.allocate(1 + FileId.BYTES + Long.BYTES)
                .put(OLDER_VERSION)
                .put(id.toBytes())
                .putLong(version)
                .array();
    }

    static byte[] contentKey(ContentId id) {
        return ByteBuffer.allocate(1 + ContentId.BYTES)
                .put(CONTENT)
                .put(id.toBytes())
                .array();
    }

    static byte[] indexMarkKey() {
        return new byte[] {INDEX_MARK};
    }

    static byte[] directoryKey() {
        return new byte[] {DIRECTORY};
    }

    static byte[] encode(UUID directory) {
        return ByteBuffer.allocate(1 + 2 * Long.BYTES)
                .put(VERSION_1)
                .putLong(directory.getMostSignificantBits())
                .putLong(directory.getLeastSignificantBits())
                .array();
    }

    static UUID decodeDirectory(byte[] value) throws MetadataException {
        return decode(() -> "the directory", value, (version, bytes) -> new UUID(bytes.getLong(), bytes.getLong()));
    }

    static byte[] encode(FileStat stat) {
        return FileRecord.encode(VERSION_2, stat);
    }

    static FileStat decodeStat(byte[] key, byte[] value) throws MetadataException {
        try {
            return decodeStat(new FileName(new String(key, 1, key.length - 1, StandardCharsets.UTF_8)), value);
        } catch (IllegalArgumentException e) {
            throw new MetadataException("the metadata holds a key that is no file name: " + e.getMessage(), e);
        }
    }

    static FileStat decodeStat(FileName name, byte[] value) throws MetadataException {
        Supplier<String> what = () -> "file '" + name + "'";
        return decode(what, value, (version, bytes) -> {
            ContentId contentId = ContentId.read(bytes);
            long size = bytes.getLong();
            long storedSize = bytes.getLong();
            Codec codec = codec(bytes.get(), what);
            return version == VERSION_1
                    ? FileRecord.decodeVersion1(name, contentId, size, storedSize, codec, bytes)
                    : FileRecord.decode(name, contentId, size, storedSize, codec, bytes);
        });
    }

    static byte[] encode(ContentRecord content) {
        List<ContentId> bases = content.bases();
        int length = CONTENT_RECORD_BYTES + (bases.isEmpty() ? 0 : 2 + bases.size() * ContentId.BYTES);
        ByteBuffer bytes = ByteBuffer.allocate(length)
                .put(bases.isEmpty() ? VERSION_1 : VERSION_2)
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
        Supplier<String> what = () -> "content " + id;
        return decode(
                what,
                value,
                (version, bytes) -> new ContentRecord(
                        bytes.getLong(),
                        bytes.getLong(),
                        bytes.getLong(),
                        codec(bytes.get(), what),
                        version == VERSION_2 ? bases(bytes) : List.of()));
    }

    private static List<ContentId> bases(ByteBuffer bytes) {
        int count = Short.toUnsignedInt(bytes.getShort());
        if (count > bytes.remaining() / ContentId.BYTES) {
            throw new BufferUnderflowException();
        }
        List<ContentId> bases = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            bases.add(ContentId.read(bytes));
        }
        return bases;
    }

    /** @param what the record is of, for errors only: hardly any record is damaged */
    private static <T> T decode(Supplier<String> what, byte[] value, Fields<T> fields) throws MetadataException {
        ByteBuffer bytes = ByteBuffer.wrap(value);
        try {
            byte version = bytes.get();
            if (version < VERSION_1 || version > VERSION_2) {
                throw new MetadataException("the metadata record of " + what.get() + " has version " + version
                        + "; this store reads versions 1 and 2" + NEWER);
            }
            T decoded = fields.read(version, bytes);
            if (bytes.hasRemaining()) {
                throw new MetadataException(
                        "the metadata record of " + what.get() + " is " + bytes.remaining() + " bytes too long");
            }
            return decoded;
        } catch (BufferUnderflowException e) {
            throw new MetadataException(
                    "the metadata record of " + what.get() + " ends after " + value.length + " bytes", e);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new MetadataException("the metadata record of " + what.get() + " is damaged: " + e.getMessage(), e);
        }
    }

    private static Codec codec(byte id, Supplier<String> what) throws MetadataException {
        return Codec.ofId(id)
                .orElseThrow(() -> new MetadataException("the metadata record of " + what.get() + " names codec "
                        + Byte.toUnsignedInt(id) + ", which this store does not know" + NEWER));
    }

    @FunctionalInterface
    private interface Fields<T> {

        T read(byte version, ByteBuffer bytes) throws MetadataException;
    }
}
