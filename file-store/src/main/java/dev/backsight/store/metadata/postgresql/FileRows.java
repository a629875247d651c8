package dev.backsight.store.metadata.postgresql;

import dev.backsight.store.identity.FileName;
import dev.backsight.store.metadata.FileChangedException;
import dev.backsight.store.metadata.FileStat;
import dev.backsight.store.metadata.MetadataException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The statements on {@code file} and {@code file_version}. */
final class FileRows {

    private final Connection connection;

    FileRows(Connection connection) {
        this.connection = connection;
    }

    Optional<FileStat> find(FileName name) throws SQLException, MetadataException {
        return find(name, "");
    }

    private Optional<FileStat> find(FileName name, String lock) throws SQLException, MetadataException {
        try (PreparedStatement select = connection.prepareStatement("SELECT * FROM file WHERE name = ?" + lock)) {
            select.setString(1, name.value());
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(FileRow.latest(rows)) : Optional.empty();
            }
        }
    }

    /** Locks two names' rows, in the order of the names, and makes sure that they are as expected. */
    void lock(FileName name, @Nullable FileStat expected, FileName other, @Nullable FileStat otherExpected)
            throws SQLException, MetadataException, FileChangedException {
        Map<String, FileName> ordered = new TreeMap<>();
        ordered.put(name.value(), name);
        ordered.put(other.value(), other);
        for (FileName next : ordered.values()) {
            lock(next, next.equals(name) ? expected : otherExpected);
        }
    }

    /** Locks a name's row, if there is one, and makes sure that it is as expected. */
    void lock(FileName name, @Nullable FileStat expected) throws SQLException, MetadataException, FileChangedException {
        if (!find(name, " FOR UPDATE").equals(Optional.ofNullable(expected))) {
            throw new FileChangedException(name);
        }
    }

    /** Those versions of a file that are kept and come before {@code until}, the latest first. */
    List<FileStat> older(FileStat latest, long until) throws SQLException, MetadataException {
        if (until <= latest.oldestVersion()) {
            return List.of();
        }
        try (PreparedStatement select = connection.prepareStatement("SELECT * FROM file_version"
                + " WHERE id = ? AND version >= ? AND version < ? ORDER BY version DESC")) {
            select.setObject(1, latest.id().uuid());
            select.setLong(2, latest.oldestVersion());
            select.setLong(3, until);
            List<FileStat> found = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(FileRow.older(rows, latest));
                }
            }
            return found;
        }
    }

    void insert(FileStat file) throws SQLException, MetadataException {
        write(
                "INSERT INTO file (" + FileRow.COMMON + ", oldest_version, type, name)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?)",
                file);
    }

    void update(FileStat file) throws SQLException, MetadataException {
        write(
                "UPDATE file SET (" + FileRow.COMMON + ", oldest_version, type)"
                        + " = (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?) WHERE name = ?",
                file);
    }

    private void write(String sql, FileStat file) throws SQLException, MetadataException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int next = FileRow.set(statement, file);
            statement.setLong(next, file.oldestVersion());
            statement.setString(next + 1, FileRow.type(file));
            statement.setString(next + 2, file.name().value());
            statement.executeUpdate();
        }
    }

    void rename(FileName name, FileName other) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE file SET name = ? WHERE name = ?")) {
            update.setString(1, other.value());
            update.setString(2, name.value());
            update.executeUpdate();
        }
    }

    void insertOlder(FileStat version) throws SQLException, MetadataException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO file_version (" + FileRow.COMMON + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)")) {
            FileRow.set(insert, version);
            insert.executeUpdate();
        }
    }

    void deleteOlder(FileStat file, long until) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM file_version WHERE id = ? AND version < ?")) {
            delete.setObject(1, file.id().uuid());
            delete.setLong(2, until);
            delete.executeUpdate();
        }
    }

    void delete(FileStat file) throws SQLException {
        deleteOlder(file, file.version());
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM file WHERE name = ?")) {
            delete.setString(1, file.name().value());
            delete.executeUpdate();
        }
    }
}
