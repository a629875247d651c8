package dev.backsight.benchmarks.metadata;

import dev.backsight.store.compression.Codec;
import dev.backsight.store.identity.ContentId;
import dev.backsight.store.identity.FileId;
import dev.backsight.store.identity.FileName;
import dev.backsight.store.mediatype.MediaTypePattern;
import dev.backsight.store.metadata.FileLabels;
import dev.backsight.store.metadata.FileQuery;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.metadata.MediaType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the store's metadata would be in SQLite: the columns and indexes of its PostgreSQL tables, tags in a table of their
 * own for want of arrays. A change is one transaction, in a write-ahead log that is synchronised with the device. No more
 * than is measured: one version of each file, no attributes, one tag.
 */
final class SqliteMetadata implements MetadataOperations {

    private static final String COLUMNS =
            "file.name, id, version, oldest_version, content_id, size, stored_size, codec,"
                    + " created, modified, media_type, tag.tag";
    private static final String LAST_CHARACTER = Character.toString(Character.MAX_CODE_POINT);

    private final Connection connection;
    private final PreparedStatement find;
    private final PreparedStatement list;
    private final PreparedStatement query;
    private final PreparedStatement insert;
    private final PreparedStatement insertTag;
    private final PreparedStatement update;
    private final PreparedStatement acquire;
    private final PreparedStatement release;
    private final PreparedStatement forget;

    private SqliteMetadata(Connection connection) throws SQLException {
        this.connection = connection;
        find = connection.prepareStatement(
                "SELECT " + COLUMNS + " FROM file JOIN tag ON tag.name = file.name WHERE file.name = ?");
        list = connection.prepareStatement("SELECT " + COLUMNS + " FROM file JOIN tag ON tag.name = file.name"
                + " WHERE file.name >= ? AND file.name < ? AND file.name > ? ORDER BY file.name LIMIT ?");
        query = connection.prepareStatement("SELECT " + COLUMNS + " FROM tag CROSS JOIN file ON file.name = tag.name"
                + " WHERE tag.tag = ? AND tag.name > ? AND type = ? ORDER BY tag.name LIMIT ?");
        insert = connection.prepareStatement(
                "INSERT INTO file (name, id, version, oldest_version, content_id, size,"
                        + " stored_size, codec, created, modified, media_type, type) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        insertTag = connection.prepareStatement("INSERT INTO tag (tag, name) VALUES (?, ?)");
        update = connection.prepareStatement(
                "UPDATE file SET version = ?, oldest_version = ?, content_id = ?, size = ?,"
                        + " stored_size = ?, codec = ?, modified = ?, media_type = ?, type = ? WHERE name = ? AND version = ?");
        acquire = connection.prepareStatement("INSERT INTO content (id, reference_count, size, stored_size, codec)"
                + " VALUES (?, 1, ?, ?, ?) ON CONFLICT DO UPDATE SET reference_count = reference_count + 1");
        release = connection.prepareStatement("UPDATE content SET reference_count = reference_count - 1 WHERE id = ?");
        forget = connection.prepareStatement("DELETE FROM content WHERE id = ? AND reference_count = 0");
    }

    /** @param folder is made */
    static SqliteMetadata open(Path folder, int files) throws IOException {
        Files.createDirectories(folder);
        try {
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("metadata.sqlite"));
            try {
                createTables(connection);
                SqliteMetadata metadata = new SqliteMetadata(connection);
                metadata.fill(files);
                return metadata;
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw failed("opened", e);
        }
    }

    private static void createTables(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA foreign_keys = ON");
            statement.execute("CREATE TABLE content (id BLOB PRIMARY KEY, reference_count INTEGER NOT NULL,"
                    + " size INTEGER NOT NULL, stored_size INTEGER NOT NULL, codec INTEGER NOT NULL) WITHOUT ROWID");
            statement.execute("CREATE TABLE file (name TEXT PRIMARY KEY, id TEXT NOT NULL UNIQUE,"
                    + " version INTEGER NOT NULL, oldest_version INTEGER NOT NULL,"
                    + " content_id BLOB NOT NULL REFERENCES content, size INTEGER NOT NULL,"
                    + " stored_size INTEGER NOT NULL, codec INTEGER NOT NULL, created INTEGER NOT NULL,"
                    + " modified INTEGER NOT NULL, media_type TEXT NOT NULL, type TEXT NOT NULL) WITHOUT ROWID");
            statement.execute("CREATE INDEX file_content ON file (content_id)");
            statement.execute("CREATE INDEX file_type ON file (type, name)");
            statement.execute("CREATE INDEX file_created ON file (created)");
            statement.execute("CREATE INDEX file_modified ON file (modified)");
            statement.execute("CREATE INDEX file_size ON file (size)");
            statement.execute("CREATE TABLE tag (tag TEXT NOT NULL, name TEXT NOT NULL REFERENCES file,"
                    + " PRIMARY KEY (tag, name)) WITHOUT ROWID");
            statement.execute("CREATE INDEX tag_name ON tag (name)");
        }
    }

    /** In one transaction, without waiting for the device; what follows waits. */
    private void fill(int files) throws SQLException {
        set("synchronous = OFF");
        connection.setAutoCommit(false);
        for (int i = 0; i < files; i++) {
            FileStat file = LabelledFiles.first(i);
            acquire(file);
            insert(file);
        }
        connection.commit();
        connection.setAutoCommit(true);
        set("wal_checkpoint(TRUNCATE)");
        set("synchronous = FULL");
        set("optimize = 0x10002");
        connection.setAutoCommit(false);
    }

    private void set(String pragma) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA " + pragma);
        }
    }

    private void insert(FileStat file) throws SQLException {
        insert.setString(1, file.name().value());
        insert.setString(2, file.id().toString());
        insert.setLong(3, file.version());
        insert.setLong(4, file.oldestVersion());
        insert.setBytes(5, file.contentId().toBytes());
        insert.setLong(6, file.size());
        insert.setLong(7, file.storedSize());
        insert.setInt(8, file.codec().id());
        insert.setLong(9, micros(file.created()));
        insert.setLong(10, micros(file.modified()));
        insert.setString(11, file.mediaType().value());
        insert.setString(12, MediaTypePattern.essence(file.mediaType().value()));
        insert.executeUpdate();
        insertTag.setString(1, file.tags().iterator().next());
        insertTag.setString(2, file.name().value());
        insertTag.executeUpdate();
    }

    private void acquire(FileStat file) throws SQLException {
        acquire.setBytes(1, file.contentId().toBytes());
        acquire.setLong(2, file.size());
        acquire.setLong(3, file.storedSize());
        acquire.setInt(4, file.codec().id());
        acquire.executeUpdate();
    }

    @Override
    public void put(FileStat before, FileStat after) throws IOException {
        try {
            acquire(after);
            update.setLong(1, after.version());
            update.setLong(2, after.oldestVersion());
            update.setBytes(3, after.contentId().toBytes());
            update.setLong(4, after.size());
            update.setLong(5, after.storedSize());
            update.setInt(6, after.codec().id());
            update.setLong(7, micros(after.modified()));
            update.setString(8, after.mediaType().value());
            update.setString(9, MediaTypePattern.essence(after.mediaType().value()));
            update.setString(10, after.name().value());
            update.setLong(11, before.version());
            if (update.executeUpdate() != 1) {
                connection.rollback();
                throw new IOException("'" + before.name() + "' is not version " + before.version() + " any more");
            }
            release.setBytes(1, before.contentId().toBytes());
            release.executeUpdate();
            forget.setBytes(1, before.contentId().toBytes());
            forget.executeUpdate();
            connection.commit();
        } catch (SQLException e) {
            throw failed("written", e);
        }
    }

    @Override
    public Optional<FileStat> find(FileName name) throws IOException {
        try {
            find.setString(1, name.value());
            return read(find).stream().findFirst();
        } catch (SQLException e) {
            throw failed("read", e);
        }
    }

    @Override
    public List<FileStat> list(String prefix, @Nullable FileName after, int limit) throws IOException {
        try {
            list.setString(1, prefix);
            list.setString(2, prefix + LAST_CHARACTER);
            list.setString(3, after == null ? "" : after.value());
            list.setInt(4, limit);
            return read(list);
        } catch (SQLException e) {
            throw failed("read", e);
        }
    }

    @Override
    public List<FileStat> query(FileQuery wanted, @Nullable FileName after, int limit) throws IOException {
        MediaTypePattern type = wanted.mediaType();
        if (type == null || wanted.tags().size() != 1) {
            throw new IllegalArgumentException("a query here has one tag and one type, unlike " + wanted);
        }
        try {
            query.setString(1, wanted.tags().iterator().next());
            query.setString(2, after == null ? "" : after.value());
            query.setString(3, type.value());
            query.setInt(4, limit);
            return read(query);
        } catch (SQLException e) {
            throw failed("read", e);
        }
    }

    /** Ends the transaction that reading has begun, as one of the store's reads would. */
    private List<FileStat> read(PreparedStatement select) throws SQLException, IOException {
        List<FileStat> files = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                files.add(file(row));
            }
        }
        connection.commit();
        return files;
    }

    private static FileStat file(ResultSet row) throws SQLException, IOException {
        int codec = row.getInt(8);
        return new FileStat(
                new FileName(row.getString(1)),
                FileId.parse(row.getString(2)),
                row.getLong(3),
                row.getLong(4),
                ContentId.fromBytes(row.getBytes(5)),
                row.getLong(6),
                row.getLong(7),
                Codec.ofId(codec).orElseThrow(() -> new IOException("a row names codec " + codec)),
                Instant.EPOCH.plus(row.getLong(9), ChronoUnit.MICROS),
                Instant.EPOCH.plus(row.getLong(10), ChronoUnit.MICROS),
                new MediaType(row.getString(11)),
                new FileLabels(Set.of(row.getString(12)), Map.of()));
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    private static IOException failed(String what, SQLException cause) {
        return new IOException("the SQLite database could not be " + what + ": " + cause.getMessage(), cause);
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed("closed", e);
        }
    }
}
