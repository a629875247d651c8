package dev.backsight.store.mirror;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.metadata.MediaType;
import dev.backsight.store.objectstorage.ObjectKey;
import dev.backsight.store.objectstorage.ObjectStat;
import dev.backsight.store.objectstorage.ObjectStorage;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

/** What the storage knows of a file. */
record MirroredFile(
        FileName name, ContentId content, long size, MediaType mediaType, Instant created, Instant modified) {

    private static final int SCHEMA_VERSION = 1;

    /** A name has up to 1024 bytes, each of which JSON may write with six. */
    private static final int MAX_BYTES = 16 << 10;

    /** What a store takes at most. */
    private static final long MAX_SIZE = 1L << 40;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(4)
                            .maxNumberLength(32)
                            .maxStringLength(MAX_BYTES)
                            .build())
                    .build())
            .build();

    MirroredFile {
        if (size < 0 || size > MAX_SIZE) {
            throw new IllegalArgumentException("a file has 0 to " + MAX_SIZE + " bytes, not " + size);
        }
    }

    static MirroredFile of(FileStat stat) {
        return new MirroredFile(
                stat.name(), stat.contentId(), stat.size(), stat.mediaType(), stat.created(), stat.modified());
    }

    byte[] encode() throws IOException {
        ObjectNode json = JSON.createObjectNode()
                .put("schemaVersion", SCHEMA_VERSION)
                .put("name", name.value())
                .put("content", content.hex())
                .put("size", size)
                .put("mediaType", mediaType.value())
                .put("created", created.toString())
                .put("modified", modified.toString());
        return JSON.writeValueAsBytes(json);
    }

    /** Reads the object of that key, and makes sure that it is a file's and under its own key. */
    static MirroredFile read(ObjectStorage storage, ObjectStat object) throws IOException {
        ObjectKey key = object.key();
        if (object.size() > MAX_BYTES) {
            throw new MalformedMirrorException(
                    "'" + key + "' has " + object.size() + " bytes; a file's JSON has at most " + MAX_BYTES);
        }
        MirroredFile file = decode(key, storage.read(key, 0, (int) object.size()));
        if (!MirrorLayout.fileKey(file.name).equals(key)) {
            throw new MalformedMirrorException("'" + key + "' is about '" + file.name + "', which belongs under '"
                    + MirrorLayout.fileKey(file.name) + "'");
        }
        return file;
    }

    static MirroredFile decode(ObjectKey key, byte[] bytes) throws MalformedMirrorException {
        try {
            JsonNode json = JSON.readTree(bytes);
            int version = json.path("schemaVersion").asInt(0);
            if (version != SCHEMA_VERSION) {
                throw new MalformedMirrorException("'" + key + "' has schemaVersion " + version
                        + ", and this version reads " + SCHEMA_VERSION + "; restore with a newer one");
            }
            JsonNode size = json.path("size");
            if (!size.isIntegralNumber() || !size.canConvertToLong()) {
                throw new MalformedMirrorException("'" + key + "': size is no whole number");
            }
            return new MirroredFile(
                    new FileName(text(key, json, "name")),
                    new ContentId(text(key, json, "content")),
                    size.longValue(),
                    new MediaType(text(key, json, "mediaType")),
                    Instant.parse(text(key, json, "created")),
                    Instant.parse(text(key, json, "modified")));
        } catch (JsonProcessingException e) {
            throw new MalformedMirrorException("'" + key + "' is no JSON: " + e.getOriginalMessage(), e);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new MalformedMirrorException("'" + key + "': " + e.getMessage(), e);
        } catch (IOException e) {
            throw new MalformedMirrorException("'" + key + "' cannot be read: " + e.getMessage(), e);
        }
    }

    private static String text(ObjectKey key, JsonNode json, String field) throws MalformedMirrorException {
        JsonNode value = json.path(field);
        if (!value.isTextual()) {
            throw new MalformedMirrorException("'" + key + "': " + field + " is no string");
        }
        return value.textValue();
    }
}
