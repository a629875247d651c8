package dev.backsight.store.mirror;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsight.store.RestoredFile;
import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.FileLabels;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.metadata.MediaType;
import dev.backsight.store.objectstorage.ObjectKey;
import dev.backsight.store.objectstorage.ObjectStat;
import dev.backsight.store.objectstorage.ObjectStorage;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the storage knows of a file. */
record MirroredFile(RestoredFile file, ContentId content, long size) {

    private static final int SCHEMA_VERSION = 2;

    /** Without version, tags and attributes. Written until there were any. */
    private static final int FIRST_SCHEMA_VERSION = 1;

    /** Name, type and labels have up to 66,000 bytes, each of which JSON may write with six. */
    private static final int MAX_BYTES = 512 << 10;

    /** What a store takes at most. */
    private static final long MAX_SIZE = 1L << 40;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(4)
                            .maxNumberLength(32)
                            .maxStringLength(16 << 10)
                            .build())
                    .build())
            .build();

    MirroredFile {
        if (size < 0 || size > MAX_SIZE) {
            throw new IllegalArgumentException("a file has 0 to " + MAX_SIZE + " bytes, not " + size);
        }
    }

    static MirroredFile of(FileStat stat) {
        return new MirroredFile(RestoredFile.of(stat), stat.contentId(), stat.size());
    }

    FileName name() {
        return file.name();
    }

    byte[] encode() throws IOException {
        ObjectNode json = JSON.createObjectNode()
                .put("schemaVersion", SCHEMA_VERSION)
                .put("name", name().value())
                .put("content", content.hex())
                .put("size", size)
                .put("mediaType", file.mediaType().value())
                .put("created", file.created().toString())
                .put("modified", file.modified().toString())
                .put("version", file.version());
        file.labels().tags().forEach(json.putArray("tags")::add);
        file.labels().attributes().forEach(json.putObject("attributes")::put);
        return JSON.writeValueAsBytes(json);
    }

    /** Reads the object of that key, and makes sure that it is a file's and under its own key. */
    static MirroredFile read(ObjectStorage storage, ObjectStat object) throws IOException {
        ObjectKey key = object.key();
        if (object.size() > MAX_BYTES) {
            throw new MalformedMirrorException(
                    "'" + key + "' has " + object.size() + " bytes; a file's JSON has at most " + MAX_BYTES);
        }
        byte[] bytes;
        try {
            bytes = storage.read(key, 0, (int) object.size());
        } catch (IndexOutOfBoundsException e) {
            throw new MalformedMirrorException(
                    "'" + key + "' is shorter than the " + object.size() + " bytes it was listed with", e);
        }
        MirroredFile found = decode(key, bytes);
        if (!MirrorLayout.fileKey(found.name()).equals(key)) {
            throw new MalformedMirrorException("'" + key + "' is about '" + found.name() + "', which belongs under '"
                    + MirrorLayout.fileKey(found.name()) + "'");
        }
        return found;
    }

    static MirroredFile decode(ObjectKey key, byte[] bytes) throws MalformedMirrorException {
        try {
            JsonNode json = JSON.readTree(bytes);
            int schema = json.path("schemaVersion").asInt(0);
            if (schema < FIRST_SCHEMA_VERSION || schema > SCHEMA_VERSION) {
                throw new MalformedMirrorException("'" + key + "' has schemaVersion " + schema
                        + ", and this version reads " + FIRST_SCHEMA_VERSION + " and " + SCHEMA_VERSION
                        + "; restore with a newer one");
            }
            boolean hasLabels = schema > FIRST_SCHEMA_VERSION;
            return new MirroredFile(
                    new RestoredFile(
                            new FileName(text(key, json, "name")),
                            new MediaType(text(key, json, "mediaType")),
                            hasLabels ? wholeNumber(key, json, "version") : 1,
                            Instant.parse(text(key, json, "created")),
                            Instant.parse(text(key, json, "modified")),
                            hasLabels ? new FileLabels(tags(key, json), attributes(key, json)) : FileLabels.NONE),
                    ContentId.parse(text(key, json, "content")),
                    wholeNumber(key, json, "size"));
        } catch (JsonProcessingException e) {
            throw new MalformedMirrorException("'" + key + "' is no JSON: " + e.getOriginalMessage(), e);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new MalformedMirrorException("'" + key + "': " + e.getMessage(), e);
        } catch (IOException e) {
            throw new MalformedMirrorException("'" + key + "' cannot be read: " + e.getMessage(), e);
        }
    }

    private static long wholeNumber(ObjectKey key, JsonNode json, String field) throws MalformedMirrorException {
        JsonNode value = json.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new MalformedMirrorException("'" + key + "': " + field + " is no whole number");
        }
        return value.longValue();
    }

    private static Set<String> tags(ObjectKey key, JsonNode json) throws MalformedMirrorException {
        JsonNode list = json.path("tags");
        if (!list.isArray()) {
            throw new MalformedMirrorException("'" + key + "': tags is no array");
        }
        Set<String> tags = new HashSet<>();
        for (JsonNode tag : list) {
            tags.add(string(key, tag, "a tag"));
        }
        return tags;
    }

    private static Map<String, String> attributes(ObjectKey key, JsonNode json) throws MalformedMirrorException {
        JsonNode object = json.path("attributes");
        if (!object.isObject()) {
            throw new MalformedMirrorException("'" + key + "': attributes is no object");
        }
        Map<String, String> attributes = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            attributes.put(field.getKey(), string(key, field.getValue(), "an attribute"));
        }
        return attributes;
    }

    private static String text(ObjectKey key, JsonNode json, String field) throws MalformedMirrorException {
        return string(key, json.path(field), field);
    }

    private static String string(ObjectKey key, JsonNode value, String what) throws MalformedMirrorException {
        if (!value.isTextual()) {
            throw new MalformedMirrorException("'" + key + "': " + what + " is no string");
        }
        return value.textValue();
    }
}
