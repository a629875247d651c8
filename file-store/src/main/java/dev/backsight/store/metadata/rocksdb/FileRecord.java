package dev.backsight.store.metadata.rocksdb;

import dev.backsight.store.compression.Codec;
import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileId;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.FileLabels;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.metadata.MediaType;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The fields of a file's record, as laid out in the package's documentation. */
final class FileRecord {

    private static final int FIXED_BYTES = 1 + ContentId.BYTES + 8 + 8 + 1 + 8 + 8 + 2 + FileId.BYTES + 8 + 8 + 2 + 2;

    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long NANOS_PER_MICRO = 1_000;

    private FileRecord() {}

    static byte[] encode(byte version, FileStat stat) {
        ByteBuffer bytes = ByteBuffer.allocate(FIXED_BYTES + variableBytes(stat))
                .put(version)
                .put(stat.contentId().toBytes())
                .putLong(stat.size())
                .putLong(stat.storedSize())
                .put((byte) stat.codec().id())
                .putLong(IndexKey.micros(stat.created()))
                .putLong(IndexKey.micros(stat.modified()));
        putText(bytes, stat.mediaType().value());
        bytes.put(stat.id().toBytes()).putLong(stat.version()).putLong(stat.oldestVersion());
        bytes.putShort((short) stat.tags().size());
        stat.tags().forEach(tag -> putText(bytes, tag));
        bytes.putShort((short) stat.attributes().size());
        stat.attributes().forEach((key, value) -> {
            putText(bytes, key);
            putText(bytes, value);
        });
        return bytes.array();
    }

    private static int variableBytes(FileStat stat) {
        int bytes = utf8(stat.mediaType().value()).length;
        for (String tag : stat.tags()) {
            bytes += 2 + utf8(tag).length;
        }
        for (Map.Entry<String, String> attribute : stat.attributes().entrySet()) {
            bytes += 4 + utf8(attribute.getKey()).length + utf8(attribute.getValue()).length;
        }
        return bytes;
    }

    /**
     * A record from before files had ids, versions and labels. The id is derived from what cannot change before the record
     * is written anew: the time of creation, and the name.
     */
    static FileStat decodeVersion1(
            FileName name, ContentId contentId, long size, long storedSize, Codec codec, ByteBuffer bytes) {
        Instant created = time(bytes);
        Instant modified = time(bytes);
        MediaType mediaType = new MediaType(text(bytes));
        ByteBuffer hash = ByteBuffer.wrap(ContentId.newDigest().digest(name.utf8()));
        FileId id = FileId.of(created.toEpochMilli(), hash.getShort(), hash.getLong());
        return new FileStat(
                name, id, 1, 1, contentId, size, storedSize, codec, created, modified, mediaType, FileLabels.NONE);
    }

    static FileStat decode(
            FileName name, ContentId contentId, long size, long storedSize, Codec codec, ByteBuffer bytes) {
        Instant created = time(bytes);
        Instant modified = time(bytes);
        MediaType mediaType = new MediaType(text(bytes));
        FileId id = FileId.read(bytes);
        long version = bytes.getLong();
        long oldestVersion = bytes.getLong();
        FileLabels labels = labels(bytes);
        return new FileStat(
                name,
                id,
                version,
                oldestVersion,
                contentId,
                size,
                storedSize,
                codec,
                created,
                modified,
                mediaType,
                labels);
    }

    private static FileLabels labels(ByteBuffer bytes) {
        int tagCount = Short.toUnsignedInt(bytes.getShort());
        Set<String> tags = tagCount == 0 ? Set.of() : new HashSet<>();
        for (int i = 0; i < tagCount; i++) {
            tags.add(text(bytes));
        }
        int attributeCount = Short.toUnsignedInt(bytes.getShort());
        Map<String, String> attributes = attributeCount == 0 ? Map.of() : new HashMap<>();
        for (int i = 0; i < attributeCount; i++) {
            attributes.put(text(bytes), text(bytes));
        }
        return tags.isEmpty() && attributes.isEmpty() ? FileLabels.NONE : new FileLabels(tags, attributes);
    }

    private static Instant time(ByteBuffer bytes) {
        long micros = bytes.getLong();
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, MICROS_PER_SECOND), Math.floorMod(micros, MICROS_PER_SECOND) * NANOS_PER_MICRO);
    }

    private static void putText(ByteBuffer bytes, String text) {
        byte[] utf8 = utf8(text);
        bytes.putShort((short) utf8.length).put(utf8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(ByteBuffer bytes) {
        int length = Short.toUnsignedInt(bytes.getShort());
        if (length > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        String text = new String(bytes.array(), bytes.arrayOffset() + bytes.position(), length, StandardCharsets.UTF_8);
        bytes.position(bytes.position() + length);
        return text;
    }
}
