package dev.backsight.store.metadata.postgresql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backsight.store.compression.Codec;
import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileId;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.mediatype.MediaTypePattern;
import dev.backsight.store.metadata.FileLabels;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.metadata.MediaType;
import dev.backsight.store.metadata.MetadataException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A file as columns of the tables {@code file} and {@code file_version}. */
final class FileRow {

    /** What both tables have, in the order in which {@link #set} fills them in. */
    static final String COMMON =
            "content_id, size, stored_size, codec, created, modified, media_type, tags, attributes, id, version";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private FileRow() {}

    /** Fills in {@link #COMMON}, and returns the number of the parameter that follows. */
    static int set(PreparedStatement statement, FileStat file) throws SQLException, MetadataException {
        statement.setBytes(1, file.contentId().toBytes());
        statement.setLong(2, file.size());
        statement.setLong(3, file.storedSize());
        statement.setInt(4, file.codec().id());
        statement.setObject(5, file.created().atOffset(ZoneOffset.UTC));
        statement.setObject(6, file.modified().atOffset(ZoneOffset.UTC));
        statement.setString(7, file.mediaType().value());
        statement.setArray(
                8, statement.getConnection().createArrayOf("text", file.tags().toArray()));
        statement.setString(9, json(file));
        statement.setObject(10, file.id().uuid());
        statement.setLong(11, file.version());
        return 12;
    }

    static String type(FileStat file) {
        return MediaTypePattern.essence(file.mediaType().value());
    }

    private static String json(FileStat file) throws MetadataException {
        try {
            return JSON.writeValueAsString(file.attributes());
        } catch (JsonProcessingException e) {
            throw new MetadataException("the attributes of '" + file.name() + "' cannot be written as JSON", e);
        }
    }

    /** A row of {@code file}. */
    static FileStat latest(ResultSet row) throws SQLException, MetadataException {
        return read(row, row.getString("name"), row.getLong("oldest_version"));
    }

    /** A row of {@code file_version}. */
    static FileStat older(ResultSet row, FileStat latest) throws SQLException, MetadataException {
        return read(row, latest.name().value(), 1).asVersionOf(latest);
    }

    private static FileStat read(ResultSet row, String name, long oldestVersion)
            throws SQLException, MetadataException {
        try {
            return new FileStat(
                    new FileName(name),
                    new FileId(row.getObject("id", UUID.class)),
                    row.getLong("version"),
                    oldestVersion,
                    ContentId.fromBytes(row.getBytes("content_id")),
                    row.getLong("size"),
                    row.getLong("stored_size"),
                    codec(row, "file '" + name + "'"),
                    row.getObject("created", OffsetDateTime.class).toInstant(),
                    row.getObject("modified", OffsetDateTime.class).toInstant(),
                    new MediaType(row.getString("media_type")),
                    new FileLabels(
                            Set.of((String[]) row.getArray("tags").getArray()),
                            JSON.readValue(row.getString("attributes"), TEXTS)));
        } catch (IllegalArgumentException | NullPointerException | JsonProcessingException e) {
            // Anybody may have written it: also a null where no store would.
            throw new MetadataException(
                    "the row of file '" + name + "' holds what no store writes: " + e.getMessage()
                            + "; mend it, or restore it from a copy",
                    e);
        }
    }

    static Codec codec(ResultSet row, String what) throws SQLException, MetadataException {
        int id = row.getInt("codec");
        return Codec.ofId(id)
                .orElseThrow(() -> new MetadataException("the row of " + what + " names codec " + id
                        + ", which this store does not know; written by a newer version of the store, read it with that"
                        + " one"));
    }
}
