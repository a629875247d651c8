package dev.backsight.store.metadata.postgresql;

import dev.backsight.store.identity.ContentId;
import dev.backsight.store.metadata.ContentRecord;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.metadata.MetadataException;
import dev.backsight.store.metadata.ReferenceCounts;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rows of {@code content} that one transaction may change, locked until its end. */
final class ContentRows {

    private final Connection connection;
    private final Map<ContentId, ContentRecord> before;

    private ContentRows(Connection connection, Map<ContentId, ContentRecord> before) {
        this.connection = connection;
        this.before = before;
    }

    /**
     * Locks all rows that matter, in the order of their ids.
     *
     * @param acquired contents to be referred to, and what they may be based on
     * @param released versions that will not refer to their contents any more; the caller has locked their files, so that
     *     these contents, and what they are based on, cannot become others
     */
    static ContentRows lock(Connection connection, Collection<ContentId> acquired, List<FileStat> released)
            throws SQLException, MetadataException {
        Set<ContentId> touched = new HashSet<>(acquired);
        if (!released.isEmpty()) {
            Set<ContentId> losing = new HashSet<>();
            released.forEach(version -> losing.add(version.contentId()));
            touched.addAll(losing);
            select(connection, losing, "").values().forEach(content -> touched.addAll(content.bases()));
        }
        return new ContentRows(connection, select(connection, touched, " ORDER BY id FOR UPDATE"));
    }

    static Optional<ContentRecord> find(Connection connection, ContentId id) throws SQLException, MetadataException {
        return Optional.ofNullable(select(connection, Set.of(id), "").get(id));
    }

    /** Also of a codec that only a newer version knows. */
    static boolean exists(Connection connection, ContentId id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT 1 FROM content WHERE id = ?")) {
            select.setBytes(1, id.toBytes());
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static Map<ContentId, ContentRecord> select(Connection connection, Set<ContentId> ids, String orderAndLock)
            throws SQLException, MetadataException {
        Map<ContentId, ContentRecord> found = new HashMap<>();
        try (PreparedStatement select =
                connection.prepareStatement("SELECT * FROM content WHERE id = ANY (?)" + orderAndLock)) {
            select.setArray(1, bytea(connection, ids));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    ContentId id = ContentId.fromBytes(rows.getBytes("id"));
                    found.put(id, read(rows, id));
                }
            }
        }
        return found;
    }

    private static ContentRecord read(ResultSet row, ContentId id) throws SQLException, MetadataException {
        try {
            List<ContentId> bases = new ArrayList<>();
            for (byte[] base : (byte[][]) row.getArray("bases").getArray()) {
                bases.add(ContentId.fromBytes(base));
            }
            return new ContentRecord(
                    row.getLong("reference_count"),
                    row.getLong("size"),
                    row.getLong("stored_size"),
                    FileRow.codec(row, "content " + id),
                    bases);
        } catch (IllegalArgumentException e) {
            throw new MetadataException(
                    "the row of content " + id + " holds what no store writes: " + e.getMessage()
                            + "; mend it, or restore it from a copy",
                    e);
        }
    }

    ReferenceCounts counts() {
        return new ReferenceCounts(id -> Optional.ofNullable(before.get(id)));
    }

    /** Writes the contents that stay; before the rows that refer to them. */
    void writeKept(ReferenceCounts counts) throws SQLException {
        for (Map.Entry<ContentId, Optional<ContentRecord>> content :
                counts.changed().entrySet()) {
            Optional<ContentRecord> record = content.getValue();
            if (record.isPresent()) {
                write(content.getKey(), record.get());
            }
        }
    }

    private void write(ContentId id, ContentRecord content) throws SQLException {
        if (before.containsKey(id)) {
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE content SET reference_count = ? WHERE id = ?")) {
                update.setLong(1, content.references());
                update.setBytes(2, id.toBytes());
                update.executeUpdate();
            }
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO content"
                + " (id, reference_count, size, stored_size, codec, bases) VALUES (?, ?, ?, ?, ?, ?)")) {
            insert.setBytes(1, id.toBytes());
            insert.setLong(2, content.references());
            insert.setLong(3, content.size());
            insert.setLong(4, content.storedSize());
            insert.setInt(5, content.codec().id());
            insert.setArray(6, bytea(connection, content.bases()));
            insert.executeUpdate();
        }
    }

    /** Removes the contents that nothing refers to any more; after the rows that did. */
    void deleteReleased(ReferenceCounts counts) throws SQLException {
        List<ContentId> gone =
                counts.released().stream().filter(before::containsKey).toList();
        if (gone.isEmpty()) {
            return;
        }
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM content WHERE id = ANY (?)")) {
            delete.setArray(1, bytea(connection, gone));
            delete.executeUpdate();
        }
    }

    private static Array bytea(Connection connection, Collection<ContentId> ids) throws SQLException {
        return connection.createArrayOf(
                "bytea", ids.stream().map(ContentId::toBytes).toArray(byte[][]::new));
    }
}
